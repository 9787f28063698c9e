using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using static MlopsNotebookKernel.Commands.Tests.Pin.PinAnswer;

namespace MlopsNotebookKernel.Commands.Tests.Pin;

/// <summary>Stamps that are settled from a saved notebook.</summary>
public sealed class PinTerminalTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Pin_InATerminal_SettlesFromTheSavedDocument()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why", "a", "never run");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        foreach (NotebookCell cell in document.Cells.Take(2))
        {
            await _rig.RunCellAsync(session, cell, null);
        }

        CommandOutcome pending = await _rig.VerifyAsync("a.ipynb");
        Assert.True(pending.Answer);
        Assert.StartsWith("! Pending, incomplete: 2 cells below the pin not stamped yet", CommandRig.Summary(pending), StringComparison.Ordinal);

        CommandOutcome settled = await _rig.PinAsync("a.ipynb");
        Assert.False(settled.Answer);
        Assert.Equal(["Cell 3 (a) never ran.", "Cell 4 (never run) never ran."], CommandRig.Json(settled).GetProperty("flaws").EnumerateArray().Select(flaw => flaw.GetProperty("text").GetString()));
        Assert.Equal("alreadySettled", Outcome(await _rig.PinAsync("a.ipynb")));
        JsonElement verified = CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0];
        Assert.Equal("hollow", verified.GetProperty("state").GetString());
        Assert.Empty(verified.GetProperty("differences").EnumerateArray());
    }

    [Fact]
    public async Task Pin_InATerminal_SettlesNoOtherNotebooksStamp()
    {
        _rig.Save("a.ipynb", "#!mlops-pin --question Why", "a");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        await _rig.RunCellAsync(_rig.Start("a.ipynb"), document.Cells[0], null);
        const string stamp = ".mlops/pins/a.ipynb.pin.json";
        _rig.Write(stamp, _rig.Read(stamp).Replace("\"notebook\": \"a.ipynb\"", "\"notebook\": \"b.ipynb\"", StringComparison.Ordinal));

        await _rig.PinAsync("a.ipynb");

        Assert.False(File.Exists(_rig.PathOf(".mlops/pins/b.ipynb.pin.json")));
        Assert.Contains("\"notebook\": \"a.ipynb\"", _rig.Read(stamp), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.ipynb", "MLOPS1707")]
    [InlineData("b.ipynb", "MLOPS11")]
    [InlineData("", "MLOPS1705")]
    [InlineData("a.ipynb --update", "MLOPS1007")]
    public async Task Pin_InATerminalWithNothingToSettle_SaysWhatToDo(string words, string code)
    {
        _rig.Save("a.ipynb", "1");
        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.PinAsync(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.StartsWith(code, fault.Code, StringComparison.Ordinal);
    }
}
