using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Tests.Export.Replacing;

/// <summary>Finished cells replaced by calls of the library, and back.</summary>
public sealed class ReplaceTests
{
    private const string Statements = """
        #!mlops-export --as Summarise
        var mean = points.Average(point => point.Value);
        var span = new Span(points.Min(point => point.At), points.Max(point => point.At));
        var highest = points.Where(point => point.Value > Threshold).Select(point => point.Name).ToArray();
        display(mean);
        """;

    private const string Called = """
        #!mlops-export --as Summarise
        var (mean, span, highest) = DemoPipeline.Summarise(points, new DemoOptions { Threshold = Threshold });
        display(mean);
        """;

    private static readonly NotebookCell[] Cells =
    [
        ExportRig.Code("const double Threshold = 1.5;", "parameters"),
        ExportRig.Code("record Span(DateTime From, DateTime To);"),
        ExportRig.Markdown("## Reading\n\nReads points from a *CSV* file."),
        ExportRig.Code(PointsNotebook.Declarations),
        ExportRig.Code("var points = ReadPoints(\"points.csv\");\npoints.Take(1)"),
        ExportRig.Code(Statements),
        ExportRig.Code("(mean, span.From, highest[0])"),
        ExportRig.Code("#!mlops-export --to Demo"),
    ];

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_ReplaceAndRestore_KeepsValuesAndComesBackByteForByte()
    {
        using ExportRig rig = Rig(Cells);
        (_, NotebookDocument run) = await rig.RunAllAsync();
        run.Save(rig.NotebookPath);
        string[] shown = [.. (await rig.RunAllAsync()).Shown];
        Assert.Contains("nothing changed", shown[^1]);
        SortedDictionary<string, string> library = rig.Files();
        string notebook = File.ReadAllText(rig.NotebookPath);

        // What would happen is shown, and nothing does.
        CommandOutcome planned = await rig.ExportAsync("--replace", "--dry-run");
        Assert.Contains("3 cells of research.ipynb would call it.", planned.Bundle.Text);
        Assert.Contains("+var (mean, span, highest) = DemoPipeline.Summarise(points, new DemoOptions { Threshold = Threshold });", planned.Bundle.Text);
        Assert.Equal(notebook, File.ReadAllText(rig.NotebookPath));
        Assert.Equal(library, rig.Files());

        // The cells are calls, in their places, with ids and outputs; only the record of the library changed.
        CommandOutcome outcome = await rig.ExportAsync("--replace");
        Assert.Contains("3 cells of research.ipynb call it now.", outcome.Bundle.Text);
        NotebookDocument replaced = await NotebookDocument.ReadAsync(rig.NotebookPath, CancellationToken.None);
        Assert.Equal(
            [
                Cells[0].Source,
                "#r \"Demo/Demo.csproj\"\nusing Demo;\nusing static Demo.DemoPipeline;",
                "// Demo has Span.",
                Cells[2].Source,
                "#!mlops-export --as ReadPoints\n// Demo has Point and ReadPoints.",
                Cells[4].Source,
                Called,
                Cells[6].Source,
                Cells[7].Source,
            ],
            replaced.Cells.Select(cell => cell.Source));
        Assert.Equal(run.Cells.Select(cell => (cell.Id, cell.Outputs.Count)), replaced.Cells.Where((_, index) => index != 1).Select(cell => (cell.Id, cell.Outputs.Count)));
        Assert.Equal(["export.json"], rig.Files().Where(file => library[file.Key] != file.Value).Select(file => file.Key));

        // Nothing to do the next time, in the terminal and in the notebook, which shows what it showed.
        string calling = File.ReadAllText(rig.NotebookPath);
        SortedDictionary<string, string> recorded = rig.Files();
        Assert.True((await rig.ExportAsync("--check")).Answer);
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        Assert.Contains("3 cells of research.ipynb called it already.", (await rig.ExportAsync("--replace")).Bundle.Text);
        string[] again = [.. (await rig.RunAllAsync()).Shown];
        Assert.Equal(shown[..^1], again[..^1]);
        Assert.Contains("nothing changed", again[^1]);
        Assert.Equal(calling, File.ReadAllText(rig.NotebookPath));
        Assert.Equal(recorded, rig.Files());

        // The text comes back, and the record forgets it.
        CommandOutcome restored = await rig.ExportAsync("--restore");
        Assert.Contains("3 cells of research.ipynb have the text again", restored.Bundle.Text);
        Assert.Equal(notebook, File.ReadAllText(rig.NotebookPath));
        Assert.Equal(library, rig.Files());
        Assert.Equal("MLOPS1819", (await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--restore"))).Code);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_AfterReplacing_EditsOnBothSidesMergeAndCallsFollow()
    {
        using ExportRig rig = Rig(Cells[..7]);
        await rig.ExportAsync("--replace");
        string step = Path.Combine(rig.Library, "DemoPipeline.Summarise.cs");
        string written = File.ReadAllText(step);

        // A hand edit in the library stays, and check names the side.
        File.WriteAllText(step, "// By hand.\n" + written);
        CommandOutcome edited = await rig.ExportAsync("--check");
        Assert.False(edited.Answer);
        Assert.Contains("the library moved", edited.Bundle.Text);

        // A call that was edited stands for nothing: refused, and nothing is lost.
        await SetAsync(rig, 6, Called + "\ndisplay(highest.Length);");
        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Equal((7, 2), (Assert.Single(refused.Refusals).Cell, refused.Refusals[0].Line));
        CommandOutcome partly = await rig.ExportAsync("--restore", "--dry-run");
        Assert.Contains("The call was edited, so the cell stays as it is: Summarise.", partly.Bundle.Text);

        // Code in its place is a cell like any other: merged with the hand edit, while the others stay calls.
        await SetAsync(rig, 6, Statements.Replace("var highest", "var least = Threshold / 2;\nvar highest").Replace("> Threshold", ">= least"));
        Assert.Contains("merged with the notebook's change", (await rig.ExportAsync()).Bundle.Text);
        string merged = File.ReadAllText(step);
        Assert.StartsWith("// By hand.\n", merged);
        Assert.Contains("point.Value >= least", merged);
        JsonElement[] sources = [.. JsonDocument.Parse(rig.Files()["export.json"]).RootElement.GetProperty("sources").EnumerateArray()];
        Assert.Equal([false, true, true, false], sources.Select(source => source.TryGetProperty("text", out _)));

        // A cell below that asks for more of a step makes its call another, which only --replace writes.
        await rig.ExportAsync("--replace");
        await SetAsync(rig, 7, "(mean, span.From, highest[0], least)");
        ExportException stale = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Equal("MLOPS1817", stale.Code);
        Assert.Contains("the call in cell 7", stale.Message);
        await rig.ExportAsync("--replace");
        Assert.Contains("var (mean, span, least, highest) = DemoPipeline.Summarise(points, new DemoOptions { Threshold = Threshold });", (await NotebookDocument.ReadAsync(rig.NotebookPath, CancellationToken.None)).Cells[6].Source);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_ReplaceByALibraryWhoseHandEditDoesNotBuild_IsRefusedAndNothingIsWritten()
    {
        using ExportRig rig = new(ExportRig.Code("#!mlops-export --as Twice\nint Twice(int n) => 2 * n;"), ExportRig.Code("Twice(2)"));
        await rig.ExportAsync();
        string file = Path.Combine(rig.Library, "DemoPipeline.Twice.cs");
        File.WriteAllText(file, File.ReadAllText(file).Replace("2 * n", "missing * n"));
        string notebook = File.ReadAllText(rig.NotebookPath);
        SortedDictionary<string, string> library = rig.Files();

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--replace"));

        Assert.Equal("MLOPS1806", refused.Code);
        Assert.Contains("CS0103", refused.Message);
        Assert.Equal(notebook, File.ReadAllText(rig.NotebookPath));
        Assert.Equal(library, rig.Files());

        // What the edit changes is shown as the edit, in the order in which it was made.
        string diff = ExportRig.Json(await rig.ExportAsync("--dry-run")).GetProperty("changes").EnumerateArray()
            .Single(change => change.GetProperty("path").GetString() == "DemoPipeline.Twice.cs").GetProperty("diff").GetString()!;
        Assert.Matches(@"(?s)-    public static int Twice\(int n\) => 2 \* n;.*\+    public static int Twice\(int n\) => missing \* n;", diff);
    }

    [Fact]
    public async Task Run_ReplaceWhatTheCellsBelowNeed_IsRefusedAndNothingIsWritten()
    {
        using ExportRig rig = Rig(
            ExportRig.Code("record Point(int X);\nvar origin = new Point(0);"),
            ExportRig.Code("#!mlops-export --as Make\nvar point = new Point(1);"),
            ExportRig.Code("point.X + origin.X"));
        string notebook = File.ReadAllText(rig.NotebookPath);

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--replace"));

        Assert.Equal("MLOPS1816", refused.Code);
        Assert.Equal((1, 2), (Assert.Single(refused.Refusals).Cell, refused.Refusals[0].Line));
        Assert.Equal(notebook, File.ReadAllText(rig.NotebookPath));
        Assert.Empty(rig.Files());
    }

    [Theory]
    [InlineData("MLOPS1009", "--replace", "--check")]
    [InlineData("MLOPS1009", "--restore", "--check")]
    [InlineData("MLOPS1009", "--replace", "--restore")]
    [InlineData("MLOPS1009", "--restore", "--prefer", "library")]
    public async Task Run_WordsThatExcludeEachOther_AreRefused(string code, params string[] words)
    {
        using ExportRig rig = Rig(Cells);
        Assert.Equal(code, (await Assert.ThrowsAsync<Domain.Errors.UsageException>(() => rig.ExportAsync(words))).Code);
    }

    [Theory, InlineData("--replace"), InlineData("--restore")]
    public async Task Run_InACell_NamesTheTerminal(string word)
    {
        using Rigs.CommandRig rig = new();
        Domain.Errors.UsageException fault = await Assert.ThrowsAsync<Domain.Errors.UsageException>(
            () => rig.RunAsync(Commands.Export.ExportCommand.Definition, "--to", "Demo", word));
        Assert.Equal("MLOPS1005", fault.Code);
        Assert.Contains("mlops export NOTEBOOK --to FOLDER " + word, fault.Remedy);
    }

    private static ExportRig Rig(params NotebookCell[] cells)
    {
        ExportRig rig = new(cells);
        PointsNotebook.WriteData(rig);
        return rig;
    }

    private static async Task SetAsync(ExportRig rig, int index, string source)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(rig.NotebookPath, CancellationToken.None);
        document.Replace(index, document.Cells[index].WithSource(source)).Save(rig.NotebookPath);
    }
}
