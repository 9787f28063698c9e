using System.Diagnostics;
using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Verify;

/// <summary>A stamp out of a clone names whatever its author likes: nothing outside the repository is opened for it.</summary>
public sealed class HostileStampTests : IDisposable
{
    private readonly ResearchRig _rig = new();
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("mlops-outside-");

    public void Dispose()
    {
        _rig.Dispose();
        _outside.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/etc/passwd"), InlineData("C:/Windows/win.ini"), InlineData("C:win.ini"), InlineData("//server/share/x")]
    public async Task Verify_AbsolutePathInAStamp_MakesItMalformed(string path)
    {
        await PinAsync();
        foreach (string named in (string[])["notes.txt", "data/flights.csv"])
        {
            string stamp = _rig.Read(Research.Stamp);
            Edit($"\"path\": \"{named}\"", $"\"path\": \"{path}\"");
            MlopsException malformed = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.VerifyAsync(Research.Notebook));
            Assert.Equal("MLOPS1702", malformed.Code);
            _rig.Write(Research.Stamp, stamp);
        }
    }

    [Theory, InlineData("notes.txt", "fileUnread"), InlineData("data/flights.csv", "assetUnread")]
    public async Task Verify_PathThatLeavesTheRepository_IsNotReadAndSaysWhy(string named, string kind)
    {
        await PinAsync();
        File.WriteAllText(Path.Combine(_outside.FullName, "private.txt"), "secret");
        Edit($"\"path\": \"{named}\"", $"\"path\": \"../{_outside.Name}/private.txt\"");

        JsonElement difference = await DifferenceAsync(kind);

        Assert.Contains("leads out of the repository", difference.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("into the repository", difference.GetProperty("remedy").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("notes.txt", "fileUnread"), InlineData("data", "assetUnread"), InlineData("data/flights.csv", "assetUnread")]
    public async Task Verify_LinkOutOfTheRepository_IsNotReadAndNamed(string replaced, string kind)
    {
        await PinAsync();
        string path = _rig.PathOf(replaced);
        string kept = Path.Combine(_outside.FullName, "kept");
        Directory.Move(path, kept);
        File.CreateSymbolicLink(path, kept);

        JsonElement difference = await DifferenceAsync(kind);

        Assert.Contains($"symbolic link {replaced}, which leads out of the repository", difference.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("notes.txt", "fileUnread"), InlineData("data/flights.csv", "assetUnread")]
    public async Task Verify_NamedPipe_IsNotWaitedFor(string named, string kind)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, pipes have no place among files.
        }

        await PinAsync();
        File.Delete(_rig.PathOf(named));
        using (Process made = Process.Start("mkfifo", [_rig.PathOf(named)]))
        {
            await made.WaitForExitAsync();
        }

        JsonElement difference = await DifferenceAsync(kind).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Contains("is a pipe or a device", difference.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_LinkToADevice_IsNotRead()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, devices have no place among files.
        }

        await PinAsync();
        File.Delete(_rig.PathOf("notes.txt"));
        File.CreateSymbolicLink(_rig.PathOf("notes.txt"), "/dev/zero");

        await DifferenceAsync("fileUnread").WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Verify_NotebookIsALinkOutOfTheRepository_IsNotReadAndSaysSo()
    {
        await PinAsync();
        string kept = Path.Combine(_outside.FullName, "private.ipynb");
        File.Move(_rig.PathOf(Research.Notebook), kept);
        File.CreateSymbolicLink(_rig.PathOf(Research.Notebook), kept);

        MlopsException refused = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.VerifyAsync(Research.Notebook));

        Assert.Equal("MLOPS1710", refused.Code);
    }

    [Fact]
    public async Task Verify_LinkWithinTheRepository_IsFollowed()
    {
        await PinAsync();
        File.Move(_rig.PathOf("notes.txt"), _rig.PathOf("moved.txt"));
        File.CreateSymbolicLink(_rig.PathOf("notes.txt"), "moved.txt");

        CommandOutcome outcome = await _rig.VerifyAsync(Research.Notebook);

        Assert.True(outcome.Answer);
    }

    [Theory]
    [InlineData("x; touch gone", "\"x; touch gone\"")]
    [InlineData("$(touch gone)", "'$(touch gone)'")]
    [InlineData("`touch gone`", "'`touch gone`'")]
    [InlineData("a\\ntouch gone", "NAME")]
    public async Task Verify_NamesThatAShellWouldRun_AreQuotedInLinesToPaste(string name, string quoted)
    {
        await PinAsync();
        Edit("\"path\": \"data/flights.csv\"", $"\"path\": \"{name}\"");

        JsonElement missing = await DifferenceAsync("assetMissing");

        Assert.EndsWith($" --to {quoted}", missing.GetProperty("remedy").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_NotebookWithANameThatAShellWouldRun_IsQuotedInLinesToPaste()
    {
        const string notebook = "a $(touch gone).ipynb";
        Research.Make(_rig, notebook);
        await _rig.RunAsync(notebook);
        string stamp = $".mlops/pins/{notebook}.pin.json";
        _rig.Write(stamp, _rig.Read(stamp).Replace("Which flights", "What flights", StringComparison.Ordinal));

        CommandOutcome outcome = await _rig.VerifyAsync(notebook);

        Assert.Contains($"mlops run '{notebook}' --in-place", CommandRig.Json(outcome).GetRawText(), StringComparison.Ordinal);
    }

    private async Task PinAsync()
    {
        Research.Make(_rig);
        _rig.Write("notes.txt", "notes");
        File.SetLastWriteTimeUtc(_rig.PathOf("notes.txt"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await _rig.InsertAsync(Research.Notebook, 3, "var notes = System.IO.File.ReadAllText(\"notes.txt\");");
        _rig.Commit("Data and notebook");
        await _rig.RunAsync(Research.Notebook);
        Assert.True((await _rig.VerifyAsync(Research.Notebook)).Answer);
    }

    private void Edit(string was, string now)
    {
        string stamp = _rig.Read(Research.Stamp);
        Assert.Contains(was, stamp, StringComparison.Ordinal);
        _rig.Write(Research.Stamp, stamp.Replace(was, now, StringComparison.Ordinal));
    }

    private async Task<JsonElement> DifferenceAsync(string kind)
    {
        CommandOutcome outcome = await _rig.VerifyAsync(Research.Notebook);
        Assert.False(outcome.Answer);
        return CommandRig.Json(outcome).GetProperty("notebooks")[0].GetProperty("differences").EnumerateArray()
            .Single(difference => difference.GetProperty("kind").GetString() == kind);
    }
}
