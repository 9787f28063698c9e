using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Decide;

/// <summary>What cells put out, as evidence of a decision.</summary>
public sealed class CellEvidenceTests : IDisposable
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"2\" height=\"3\" /></svg>";

    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_ChartOfAFinishedCell_LiesBesideTheDecisionAndIsShownInIt()
    {
        Ran("#!mlops-export --as ShowPeak\nchart", Picture(Svg));
        _rig.Session.Journal.Add(new JournalFact.CellFinished(1, "ShowPeak"));

        await DecideAsync("chart:ShowPeak has two peaks");

        (string path, string text) = Decision();
        Assert.Matches(@"- !\[chart of ShowPeak\]\(evidence/chart-showpeak-[0-9a-f]{8}\.svg\) has two peaks\n", text);
        string kept = Assert.Single(_rig.Files(), file => file.Key.EndsWith(".svg", StringComparison.Ordinal)).Key;
        Assert.Contains($"({Path.GetRelativePath(Path.GetDirectoryName(path)!, kept).Replace('\\', '/')})", text);
        Assert.Equal(Svg + "\n", _rig.Files()[kept]);
    }

    [Fact]
    public async Task Run_OutputOfManyLines_IsAFileAndOfOneLineTheTextItself()
    {
        Ran("int Rows() => 3;", new CellOutput.Stream(false, "one\r\ntwo\n"), new CellOutput.Result(Bundle.OfText("three")));
        Ran("var best = 0.7;", new CellOutput.Result(Bundle.OfText("0.7 <AUC>")));

        await DecideAsync("output:Rows, and output:best");

        Assert.Matches(@"- \[output of Rows\]\(evidence/output-rows-[0-9a-f]{8}\.txt\), and best: 0\.7 \\<AUC>\n", Decision().Text);
        Assert.Equal("one\ntwo\nthree\n", Assert.Single(_rig.Files(), file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task Run_CellMarkedForExport_IsCitedWithoutWhatTheMarkSays()
    {
        Bundle mark = Bundle.OfText("Finished: this cell is exported as Validate.").With(MimeTypes.Result, "{ \"kind\": \"marked\", \"schema\": \"mlops.export-result/1\" }");
        Ran("#!mlops-export --as Validate\nauc", new CellOutput.Display(mark), new CellOutput.Result(Bundle.OfText("0.7")));
        _rig.Session.Journal.Add(new JournalFact.CellFinished(1, "Validate"));

        await DecideAsync("output:Validate");

        Assert.Contains("- Validate: 0.7\n", Decision().Text);
    }

    [Theory]
    [InlineData("c2")]
    [InlineData("2")]
    public async Task Run_CellByIdOrNumber_IsItsLatestRun(string cell)
    {
        Ran("1", "c1", 0, new CellOutput.Result(Bundle.OfText("first")));
        Ran("2", "c2", 1, new CellOutput.Result(Bundle.OfText("before")));
        Ran("2", "c2", 1, new CellOutput.Result(Bundle.OfText("after")));

        await DecideAsync($"output:{cell}");

        Assert.Contains(": after\n", Decision().Text);
    }

    [Fact]
    public async Task Run_Again_ChangesNothingAndHealsALostFile()
    {
        Ran("var peak = 1;", Picture(Svg));
        await DecideAsync("chart:peak");
        IReadOnlyDictionary<string, string> before = _rig.Files();
        File.Delete(Path.Combine(_rig.Root, before.Keys.Single(path => path.EndsWith(".svg", StringComparison.Ordinal))));

        await DecideAsync("chart:peak");

        Assert.Equal(before, _rig.Files());
    }

    [Fact]
    public async Task Run_OtherChartUnderTheSameTitle_IsRefusedAndKeepsNoFile()
    {
        Ran("var peak = 1;", Picture(Svg));
        await DecideAsync("chart:peak");
        IReadOnlyDictionary<string, string> before = _rig.Files();
        Ran("var peak = 2;", Picture(Svg.Replace("2", "9", StringComparison.Ordinal)));

        Assert.Equal("MLOPS1921", (await Assert.ThrowsAsync<DecisionException>(() => DecideAsync("chart:peak"))).Code);
        Assert.Equal(before, _rig.Files());
    }

    [Fact]
    public async Task Run_SvgThatDoesMoreThanDraw_OnlyDraws()
    {
        Ran("var peak = 1;", Picture(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"><script>x()</script><a href=\"https://example.org\"><text onclick=\"x()\">A</text></a><use href=\"#a\"/></svg>"));

        await DecideAsync("chart:peak");

        string kept = Assert.Single(_rig.Files(), file => file.Key.EndsWith(".svg", StringComparison.Ordinal)).Value;
        Assert.Equal("<svg xmlns=\"http://www.w3.org/2000/svg\"><a><text>A</text></a><use href=\"#a\" /></svg>\n", kept);
    }

    [Fact]
    public async Task Run_PngWhereThereIsNoDrawing_IsKept()
    {
        byte[] png = [137, 80, 78, 71];
        Ran("var peak = 1;", new CellOutput.Display(new Bundle(new Dictionary<string, string> { ["image/png"] = Convert.ToBase64String(png) })));

        await DecideAsync("chart:peak");

        string kept = _rig.Files().Keys.Single(path => path.EndsWith(".png", StringComparison.Ordinal));
        Assert.Equal(png, File.ReadAllBytes(Path.Combine(_rig.Root, kept)));
    }

    [Theory]
    [InlineData("MLOPS1931", "output:Gone")]
    [InlineData("MLOPS1931", "chart:7")]
    [InlineData("MLOPS1933", "chart:text")]
    [InlineData("MLOPS1933", "output:silent")]
    [InlineData("MLOPS1932", "output:unseen")]
    [InlineData("MLOPS1934", "output:huge")]
    public async Task Run_WhatCannotBeCited_IsRefusedAndNothingIsWritten(string code, string evidence)
    {
        Ran("var text = 1;", new CellOutput.Result(Bundle.OfText("1")));
        Ran("var silent = 1;");
        _rig.Session.Journal.Add(new JournalEntry(9, null, null, "var unseen = 1;", "x", null, CellStatus.Succeeded, TimeSpan.Zero));
        Ran("var huge = 1;", new CellOutput.Result(Bundle.OfText(new string('x', EvidenceFile.LargestBytes))));

        Assert.Equal(code, (await Assert.ThrowsAsync<DecisionException>(() => DecideAsync(evidence))).Code);
        Assert.Empty(_rig.Files());
    }

    [Fact]
    public async Task Run_InATerminal_TakesTheSavedOutputsOfTheNotebookNamed()
    {
        NotebookDocument.Create(NotebookFormat.Ipynb,
        [
            NotebookCell.Create(CellKind.Markdown, "# Peaks"),
            NotebookCell.Create(CellKind.Code, "chart", tags: ["mlops-export:ShowPeak"]).WithRun(1, [Picture(Svg)]),
        ]).Save(Path.Combine(_rig.Root, "research.ipynb"));

        await _rig.RunInTerminalAsync(DecideCommand.Definition, "Which?", "--choice", "x", "--evidence", "chart:ShowPeak", "--evidence", "chart:2", "--notebook", "research.ipynb");

        string text = Decision().Text;
        Assert.Contains("- ![chart of ShowPeak](evidence/chart-showpeak-", text);
        Assert.Contains("- ![chart of cell 2](evidence/chart-2-", text);
        Assert.Contains("notebook: research.ipynb\n", text);
        Assert.Equal("MLOPS1930", (await Assert.ThrowsAsync<DecisionException>(
            () => _rig.RunInTerminalAsync(DecideCommand.Definition, "Other?", "--choice", "x", "--evidence", "chart:ShowPeak"))).Code);
    }

    [Fact]
    public async Task Run_ShownInATerminal_NamesTheFile()
    {
        Ran("var peak = 1;", Picture(Svg));
        CommandOutcome outcome = await DecideAsync("chart:peak rises");
        Assert.Matches(@"chart of peak \(\.mlops/decisions/evidence/chart-peak-[0-9a-f]{8}\.svg\)\s+rises", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_InARealSession_CitesTheChartOfAnEarlierCell()
    {
        using DataRig data = new();
        data.Write("a.csv", $"x\n{string.Join('\n', Enumerable.Range(0, 500).Select(i => i % 50))}\n");
        data.Write("b.csv", $"x\n{string.Join('\n', Enumerable.Range(0, 500).Select(i => (i % 50) + 40))}\n");
        await using INotebookKernel kernel = data.StartKernel();
        await RunAsync(kernel, "#!mlops-snapshot a.csv --name january", 0);
        await RunAsync(kernel, "#!mlops-drift --baseline january --current b.csv", 1);
        await RunAsync(kernel, "#!mlops-decide \"Is it steady?\" --choice yes --evidence \"chart:2\" --evidence output:2", 2);

        KeyValuePair<string, string> decision = Assert.Single(data.Facts(), fact => fact.Key.EndsWith(".md", StringComparison.Ordinal));
        Assert.Contains("![chart of cell 2](evidence/chart-2-", decision.Value);
        Assert.Contains("[output of cell 2](evidence/output-2-", decision.Value);
        Assert.StartsWith("<svg", Assert.Single(data.Facts(), fact => fact.Key.EndsWith(".svg", StringComparison.Ordinal)).Value);
    }

    private static async Task RunAsync(INotebookKernel kernel, string cell, int index)
    {
        CellRun run = await kernel.RunAsync(new CellSubmission(cell, CellId: $"c{index}", Index: index), new Sink(), default);
        Assert.True(run.Status == CellStatus.Succeeded, string.Join('\n', run.Outputs));
    }

    private static CellOutput.Display Picture(string svg) => new(new Bundle(new Dictionary<string, string> { [MimeTypes.Svg] = svg, [MimeTypes.Text] = "a chart" }));

    private void Ran(string source, params CellOutput[] outputs) => Ran(source, null, null, outputs);

    private void Ran(string source, string? id, int? index, params CellOutput[] outputs)
    {
        int count = _rig.Session.Journal.Entries.Count + 1;
        _rig.Session.Journal.Add(
            new JournalEntry(count, id, index, source, source, OutputDigest.Of(outputs), CellStatus.Succeeded, TimeSpan.Zero), outputs);
    }

    private (string Path, string Text) Decision()
    {
        (string path, string text) = Assert.Single(_rig.Files(), file => file.Key.EndsWith(".md", StringComparison.Ordinal));
        return (path, text);
    }

    private Task<CommandOutcome> DecideAsync(string evidence) => _rig.RunAsync(DecideCommand.Definition, "Which?", "--choice", "x", "--evidence", evidence);

    private sealed class Sink : IOutputSink
    {
        public void Write(CellOutput output)
        {
            // What matters is in the files.
        }
    }
}
