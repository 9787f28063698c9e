using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Tests.Pin;

/// <summary>Running a finished notebook again changes no committed file, wherever the clone lies.</summary>
public sealed class PinRerunTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Pin_RunAgain_ChangesNoByteAlsoAfterCommittingAndInASecondClone()
    {
        Research.Make(_rig);
        _rig.Commit("Data and notebook");
        IReadOnlyList<CommandOutcome> first = await _rig.RunAsync(Research.Notebook);
        Assert.Equal("✓ Pinned: 3 cells, 1 asset, 1 package as on 2026-11-23 (commit " + _rig.Git("rev-parse", "--short=7", "HEAD") + ").", CommandRig.Summary(first[1]));
        Assert.True((await _rig.VerifyAsync(Research.Notebook)).Answer);
        string stamp = _rig.Read(Research.Stamp);
        string output = await PinOutputAsync();
        Assert.DoesNotContain(_rig.Root, stamp, StringComparison.Ordinal);

        _rig.Clock.Now = _rig.Clock.Now.AddDays(3);
        IReadOnlyList<CommandOutcome> second = await _rig.RunAsync(Research.Notebook);
        Assert.StartsWith("✓ Fresh: 5 cells, 1 asset, 1 package as on 2026-11-23", CommandRig.Summary(second[1]), StringComparison.Ordinal);
        Assert.Equal(stamp, _rig.Read(Research.Stamp));
        Assert.Equal(output, await PinOutputAsync());

        _rig.Commit("Executed notebook and its stamp");
        await _rig.RunAsync(Research.Notebook);
        Assert.Equal("", _rig.Git("status", "--porcelain"));
        Assert.StartsWith("✓ Fresh: 5 cells", CommandRig.Summary(await _rig.VerifyAsync(Research.Notebook)), StringComparison.Ordinal);

        string clone = Path.Combine(Directory.CreateTempSubdirectory("mlops elsewhere ").FullName, "clone");
        _rig.Git("clone", "-q", _rig.Root, clone);
        using ResearchRig other = new(at: clone);
        Research.Resolve(other);
        Assert.StartsWith("✓ Fresh: 5 cells", CommandRig.Summary(await other.VerifyAsync(Research.Notebook)), StringComparison.Ordinal);
        await other.RunAsync(Research.Notebook);
        Assert.Equal("", other.Git("status", "--porcelain"));
        Assert.True((await other.VerifyAsync(".")).Answer);
    }

    private async Task<string> PinOutputAsync() => ResearchRig.OutputOf(await NotebookDocument.ReadAsync(_rig.PathOf(Research.Notebook), default), 3);

    [Fact]
    public async Task Pin_OutputOfACellDiffersEachTime_StaysFreshAndSaysWhich()
    {
        _rig.Save("a.ipynb", "#!mlops-pin --question Why", "Random.Shared.Next()");
        await _rig.RunAsync("a.ipynb");
        string stamp = _rig.Read(".mlops/pins/a.ipynb.pin.json");
        await _rig.RunAsync("a.ipynb");
        Assert.Equal(stamp, _rig.Read(".mlops/pins/a.ipynb.pin.json"));
        CommandOutcome outcome = await _rig.VerifyAsync("a.ipynb");
        Assert.True(outcome.Answer);
        Assert.Contains("output differs", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_PendingStampThatTheRunContradicts_IsLeft()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why", "a");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession interrupted = _rig.Start("a.ipynb");
        await _rig.RunCellAsync(interrupted, document.Cells[0], 0);
        await _rig.RunCellAsync(interrupted, document.Cells[1], 1);
        string pending = _rig.Read(".mlops/pins/a.ipynb.pin.json");

        await _rig.EditAsync("a.ipynb", "a = 1", "a = 2");
        Assert.False((await _rig.RunAsync("a.ipynb"))[0].Answer);
        Assert.Equal(pending, _rig.Read(".mlops/pins/a.ipynb.pin.json"));

        await _rig.EditAsync("a.ipynb", "a = 2", "a = 1");
        await _rig.RunAsync("a.ipynb");
        Assert.Contains("\"settled\": true", _rig.Read(".mlops/pins/a.ipynb.pin.json"), StringComparison.Ordinal);
        Assert.True((await _rig.VerifyAsync("a.ipynb")).Answer);
    }
}
