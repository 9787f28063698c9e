using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Tests.Verify;

/// <summary>The stamp's copy in the pin cell's output: a note where it is not the stamp that counts.</summary>
public sealed class VerifyCopyTests : IDisposable
{
    private const string Stamp = ".mlops/pins/a.ipynb.pin.json";

    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Verify_StampFileOfAnotherRun_NotesThatTheCopyDiffersAndStaysFresh()
    {
        await RunAsync("var a = 1;", "#!mlops-pin --question Why");
        _rig.Write(Stamp, _rig.Read(Stamp).Replace("\"branch\": \"main\"", "\"branch\": \"side\"", StringComparison.Ordinal));

        CommandOutcome outcome = await _rig.VerifyAsync("a.ipynb");

        Assert.True(outcome.Answer);
        JsonElement notebook = CommandRig.Json(outcome).GetProperty("notebooks")[0];
        Assert.Equal("fresh", notebook.GetProperty("state").GetString());
        JsonElement difference = Assert.Single(notebook.GetProperty("differences").EnumerateArray());
        Assert.Equal("copyDiffers", difference.GetProperty("kind").GetString());
        Assert.Equal("note", difference.GetProperty("weight").GetString());
        Assert.Equal("the stamp's copy in the output of cell 2", difference.GetProperty("subject").GetString());
        Assert.NotEqual(difference.GetProperty("was").GetString(), difference.GetProperty("is").GetString());
        Assert.Equal("Bring the copy up to date: mlops run a.ipynb --in-place", difference.GetProperty("remedy").GetProperty("text").GetString());
        Assert.Equal("nothing", Assert.Single(notebook.GetProperty("remedies").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Contains("copy differs", outcome.Bundle.Text, StringComparison.Ordinal);

        await _rig.RunAsync("a.ipynb");
        Assert.Empty(await DifferencesAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"schema\": \"mlops.pin/2\"}")]
    public async Task Verify_CopyThatIsNoStamp_IsANote(string copy)
    {
        await RunAsync("#!mlops-pin --question Why");
        await ShowAsync(0, $"{{\"schema\": \"mlops.pin-result/1\", \"stamp\": {copy}}}");
        Assert.Equal("cannot be read", Assert.Single(await DifferencesAsync()).GetProperty("is").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("no JSON at all")]
    [InlineData("")]
    [InlineData("{\"schema\": 1, \"stamp\": {}}")]
    [InlineData("{\"schema\": \"mlops.drift-result/1\", \"stamp\": {}}")]
    [InlineData("{\"schema\": \"mlops.pin-result/1\"}")]
    public async Task Verify_OutputThatHoldsNoCopy_IsNoDifference(string json)
    {
        await RunAsync("#!mlops-pin --question Why");
        await ShowAsync(0, json);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Verify_CopiesOfAnOrdinaryLife_AreNoDifference()
    {
        // Two pins, cells below them, an update, and another run after it.
        await RunAsync("var a = 1;", "#!mlops-pin --question Why", "var b = 2;", "#!mlops-pin", "var c = 3;");
        Assert.Empty(await DifferencesAsync());
        await _rig.EditAsync("a.ipynb", "a = 1", "a = 4");
        await _rig.RunAsync("a.ipynb");
        Assert.DoesNotContain(await DifferencesAsync(), IsOfCopy);
        await _rig.EditAsync("a.ipynb", "#!mlops-pin --question Why", "#!mlops-pin --question Why --update");
        _rig.Clock.Now += TimeSpan.FromHours(1);
        await _rig.RunAsync("a.ipynb");
        Assert.Empty(await DifferencesAsync());
        await _rig.RunAsync("a.ipynb");
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Verify_CellsRunOneByOneThenSettled_TheEarlyCopyIsNoDifference()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why", "var b = 2;");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        for (int index = 0; index < document.Cells.Count; index++)
        {
            document = document.Replace(index, await _rig.RunCellAsync(session, document.Cells[index], index));
        }

        document.Save(_rig.PathOf("a.ipynb"));
        await _rig.PinAsync("a.ipynb");
        Assert.Empty(await DifferencesAsync());

        _rig.Write(Stamp, _rig.Read(Stamp).Replace("\"stamped\": \"20", "\"stamped\": \"19", StringComparison.Ordinal));
        Assert.True(IsOfCopy(Assert.Single(await DifferencesAsync())));
    }

    private static bool IsOfCopy(JsonElement difference) => difference.GetProperty("kind").GetString() == "copyDiffers";

    private async Task RunAsync(params string[] cells)
    {
        _rig.Save("a.ipynb", cells);
        _rig.Commit("Start");
        await _rig.RunAsync("a.ipynb");
    }

    private async Task ShowAsync(int index, string json)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        CellOutput output = new CellOutput.Display(Bundle.OfText("pinned").With(MimeTypes.Json, json));
        document.Replace(index, document.Cells[index].WithRun(1, [output])).Save(_rig.PathOf("a.ipynb"));
    }

    private async Task<JsonElement[]> DifferencesAsync() =>
        [.. CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0].GetProperty("differences").EnumerateArray()];
}
