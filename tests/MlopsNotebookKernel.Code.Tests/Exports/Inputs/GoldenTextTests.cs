using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Inputs;

/// <summary>Tests read files as the notebook read them.</summary>
public sealed class GoldenTextTests
{
    private const string Read = "#!mlops-export --as Lines\nList<string> Lines(string path) => File.ReadLines(path).ToList();\nint Twice(int n) => 2 * n;";

    private static readonly GoldenFile Points = new("data/points.csv", 4, new string('a', 64), new string('b', 40)) { Text = "1\r\n2" };

    [Fact]
    public void Generate_FilesThatTheNotebookReads_AreReadByTestsAsTheyWere()
    {
        (ExportPlan plan, IReadOnlyList<ExportedFile> files) = Export(
            Read, "const string Source = \"data/points.csv\";", "var rows = Lines(Source);", "var again = Lines(\"data/points.csv\");", "var four = Twice(2);");

        string run = TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs");
        Assert.Contains("DemoPipeline.Lines(GoldenInputs.SourceFile.Path)", run);
        Assert.DoesNotContain("data/points.csv", run);
        Assert.Equal([new ExportInput("SourceFile", "data/points.csv")], plan.Inputs);
        string inputs = files.Single(file => file.Path == "Demo.Tests/GoldenInputs.cs").Text;
        Assert.Contains("text: \"1\\r\\n\" +\n            \"2\");", inputs);
        string tests = files.Single(file => file.Path == "Demo.Tests/DemoPipelineTests.cs").Text;
        Assert.Matches(@"\[GoldenFact\]\s+public void Lines_AsInTheNotebook_GivesRows", tests);
        Assert.Matches(@"\[Fact\]\s+public void Twice_AsInTheNotebook_GivesFour", tests);
    }

    [Fact]
    public void Generate_PathsThatNameNoFileOrChange_StayAsTheyAre()
    {
        (ExportPlan plan, IReadOnlyList<ExportedFile> files) = Export(
            Read, "var rows = Lines(\"data/other.csv\");", "var path = \"data/points.csv\";", "path = \"data/other.csv\";", "var more = Lines(path);", "var four = Twice(2);");
        Assert.Contains("DemoPipeline.Lines(\"data/other.csv\")", TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs"));
        Assert.Empty(plan.Inputs);
        Assert.DoesNotContain(files, file => file.Path.Contains("Golden", StringComparison.Ordinal));
    }

    [Fact]
    public void Generate_TheCommandLinesTest_TrainsOnTheFileAsItWas()
    {
        (_, IReadOnlyList<ExportedFile> files) = Export(
            Read, "var rows = Lines(\"data/points.csv\");", "#!mlops-export --as Count\nvar four = rows.Count * 2;", "four");
        string test = files.Single(file => file.Path == "Demo.Tests/PipelineCommandsTests.cs").Text;
        Assert.Contains("\"--rows\", GoldenInputs.RowsFile.Path]", test);
        Assert.Matches(@"\[GoldenFact\]\s+public void Run_WithTheNotebooksOptions_GivesItsMetrics", test);
    }

    [Fact]
    public void Generate_AStepWhoseOptionsNameAFile_ReadsItAsItWas()
    {
        (ExportPlan plan, IReadOnlyList<ExportedFile> files) = Export(
            "const string sourceFile = \"data/points.csv\";\nconst int Least = 1;", "#!mlops-export --as Count\nvar four = File.ReadLines(sourceFile).Count() * 2 * Least;", "four");

        Assert.Contains(
            "DemoPipeline.Count(options: new DemoOptions { SourceFile = GoldenInputs.SourceFile.Path })", TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs"));
        Assert.Matches(@"\[GoldenFact\]\s+public void Count_AsInTheNotebook_GivesFour", files.Single(file => file.Path == "Demo.Tests/DemoPipelineTests.cs").Text);
        string commands = files.Single(file => file.Path == "Demo.Tests/PipelineCommandsTests.cs").Text;
        Assert.Contains("[\"run\", \"--metrics\", file, \"--source-file\", GoldenInputs.SourceFile.Path]", commands);
    }

    [Fact]
    public void Generate_AConstantThatNamesAFile_IsAnOptionOfTheCommandLine()
    {
        (ExportPlan plan, IReadOnlyList<ExportedFile> files) = Export(
            Read, "const string Source = \"data/points.csv\";", "var rows = Lines(Source);", "#!mlops-export --as Count\nvar four = rows.Count * 2;", "four");
        Assert.Contains("DemoPipeline.Lines(inputs.Source)", TestNotebook.File(plan, "Demo.Cli/PipelineRun.cs"));
        Assert.Contains("public string Source { get; init; } = \"data/points.csv\";", TestNotebook.File(plan, "Demo.Cli/PipelineInputs.cs"));
        Assert.Contains("\"--source\", GoldenInputs.SourceFile.Path]", files.Single(file => file.Path == "Demo.Tests/PipelineCommandsTests.cs").Text);
    }

    [Fact]
    public void Generate_AStepThatNothingComputesAgain_IsSaid()
    {
        ExportPlan plan = TestNotebook.Export(
            "int Draw() => new Random().Next();", "var start = Draw();", "#!mlops-export --as Double\nvar twice = start * 2;", "twice");
        Assert.Equal(
            ["No test computes twice of Double: it reads start of cell 2, which only the notebook can make. Export it in the notebook, where a small value becomes the test's input, or mark that cell too, and what it calls."],
            plan.Remarks);
    }

    private static (ExportPlan Plan, IReadOnlyList<ExportedFile> Files) Export(params string[] cells)
    {
        ExportRequest request = TestNotebook.Request(cells) with { InputPaths = new HashSet<string> { "data/points.csv" } };
        ExportPlan plan = LibraryGenerator.Generate(request);
        ExpectedValue[] expected =
        [
            new("rows", [new(".Count", ExpectationKind.Equal, "2")]),
            new("four", [new("", ExpectationKind.Equal, "4")]),
        ];
        return (plan, LibraryProject.Files(plan, request, expected, [], plan.Inputs.Count == 0 ? [] : [Points]));
    }
}
