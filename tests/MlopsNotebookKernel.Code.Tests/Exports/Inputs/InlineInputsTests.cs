using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Inputs;

/// <summary>What only the notebook can make stands in its tests as it was.</summary>
public sealed class InlineInputsTests
{
    private const string Draw = "int Draw() => Environment.TickCount;";
    private const string Double = "#!mlops-export --as Double\nvar twice = start * 2;";

    [Fact]
    public void Generate_InputThatOnlyTheNotebookMakes_IsWrittenOut()
    {
        ExportPlan plan = Generate([new("start", "21", [])], Draw, "var start = Draw();", Double, "twice");

        Assert.Empty(plan.Remarks);
        string run = TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs");
        Assert.Contains("/// <summary>What the notebook had in <c>start</c>, which only the notebook can make.</summary>\n    public static int Start => 21;", run);
        Assert.Contains("DemoPipeline.Double(Start)", run);
        Assert.Equal([("start", null), ("twice", "Double")], plan.Replay.Select(value => (value.Variable, value.Member)));
        Assert.Equal(new HashSet<string> { "Start", "Twice" }, plan.ComputedFrom(value => value.IsInline));
    }

    [Fact]
    public void Generate_ListsOfTheNotebooksOwnTypes_BringTheirUsingsAndLines()
    {
        ExportPlan plan = Generate(
            [new("points", "new List<Point>\n{\n    new Point(1.0, DayOfWeek.Friday),\n}", ["System", "System.Collections.Generic"])],
            "record Point(double X, DayOfWeek Day);",
            "List<Point> points = Console.In.ReadToEnd().Split('\\n').Select(line => new Point(double.Parse(line), DayOfWeek.Friday)).ToList();",
            "#!mlops-export --as Sum\nvar sum = points.Sum(point => point.X);",
            "sum");

        string run = TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs");
        Assert.Contains("    public static List<Point> Points =>\n        new List<Point>\n        {\n            new Point(1.0, DayOfWeek.Friday),\n        };", run);
        Assert.Contains("using System.Collections.Generic;", run);
    }

    [Fact]
    public void Generate_ClockOrChance_IsTakenAsItWasThen()
    {
        ExportPlan plan = Generate(
            [new("now", "new DateTime(2001, 2, 3)", ["System"])],
            "var now = DateTime.Now;", "#!mlops-export --as Day\nvar day = now.DayOfWeek;", "day");
        Assert.Contains("public static DateTime Now => new DateTime(2001, 2, 3);", TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs"));
    }

    [Theory]
    [InlineData("DateTime.Now.Day")]
    [InlineData("new Random().Next()")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("(await new System.Net.Http.HttpClient().GetStringAsync(\"https://example.com\")).Length")]
    public void Generate_WhatIsOfTheMomentAndNotKnown_IsNotComputedByTests(string made)
    {
        ExportPlan plan = Generate([], $"var start = {made};", Double, "twice");
        Assert.Empty(plan.Replay);
        Assert.Single(plan.Remarks);
    }

    [Fact]
    public void Generate_ChanceWithASeed_IsComputed() => Assert.Equal(
        ["start", "twice"], Generate([], "var start = new Random(7).Next();", Double, "twice").Replay.Select(value => value.Variable));

    [Theory]
    [InlineData("start[1] = 9;")]
    [InlineData("start[1]++;")]
    [InlineData("Array.Sort(start);")]
    public void Generate_ValueThatChangesAfterItIsMade_IsTakenAsItIsInTheEnd(string change)
    {
        ExportPlan plan = Generate(
            [new("start", "new int[] { 1, 9 }", [])], "var start = new[] { 2, 1 };\n" + change, "#!mlops-export --as Sum\nvar sum = start.Sum();", "sum");
        Assert.Contains("public static int[] Start => new int[] { 1, 9 };", TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs"));
        Assert.Contains("new int[] { 1, 9 }", plan.Replay.Single(value => value.IsInline).Expression);
    }

    [Fact]
    public void Generate_ValueThatChangesAfterAStepReadIt_IsTakenAsItIsMade()
    {
        ExportPlan plan = Generate(
            [new("start", "new List<int> { 1, 2, 3 }", [])], "var start = new List<int> { 1, 2 };", "#!mlops-export --as Sum\nvar sum = start.Sum();", "start.Add(3);", "sum");
        Assert.DoesNotContain(plan.Replay, value => value.IsInline);
        Assert.Contains(plan.Replay, value => value.Variable == "sum");
    }

    [Fact]
    public void Generate_CommandLine_MakesWhatIsOfTheMomentAnewAndIsNotComparedByIt()
    {
        ExportRequest request = TestNotebook.Request("var start = DateTime.Now.Day;", Double, "twice") with
        {
            InlineValues = new Dictionary<string, InlineValue> { ["start"] = new("start", "21", []) },
        };
        ExportPlan plan = LibraryGenerator.Generate(request);
        Assert.Contains("DateTime.Now.Day", TestNotebook.File(plan, "Demo.Cli/PipelineRun.cs"));
        IReadOnlyList<ExportedFile> files = LibraryProject.Files(plan, request, [new("twice", [new("", ExpectationKind.Equal, "42")])], [], []);
        Assert.DoesNotContain("42", files.Single(file => file.Path == "Demo.Tests/PipelineCommandsTests.cs").Text);
        Assert.Contains("Assert.Equal(42, twice);", files.Single(file => file.Path == "Demo.Tests/DemoPipelineTests.cs").Text);
    }

    [Fact]
    public void Generate_CommandLine_DoesNotTakeAValueAsItWasBeforeItChanged()
    {
        ExportPlan plan = Generate(
            [new("start", "new List<int> { 1, 2 }", [])], "var start = new List<int>();\nfor (int at = 1; at < 3; at++) { start.Add(at); }", "#!mlops-export --as Sum\nvar sum = start.Sum();", "sum");
        Assert.Null(plan.TrainCommand);
        Assert.Contains(plan.Replay, value => value.Variable == "sum");
    }

    [Fact]
    public void Generate_ValueThatComesFromTheLibrary_IsComputedAllTheSame()
    {
        ExportPlan plan = Generate(
            [new("start", "21", []), new("twice", "42", [])],
            "var start = 20 + 1;", Double, "#!mlops-export --as Again\nvar four = twice * 2;", "four");
        Assert.DoesNotContain(plan.Replay, value => value.IsInline);
    }

    [Theory]
    [InlineData("var start = Draw();\nvar first = start + 1;\nstart = 7;", "7")]
    [InlineData("var start = Draw();\nvar first = start + 1;", null)]
    public void Generate_ValueThatChangedAfterItWasReadOrIsNotKnown_IsNotTaken(string cell, string? value)
    {
        ExportPlan plan = Generate(value is null ? [] : [new("start", value, [])], Draw, cell, "#!mlops-export --as Double\nvar twice = first * 2;", "twice");
        Assert.DoesNotContain(plan.Replay, value => value.IsInline);
        Assert.Contains("too much changed", Assert.Single(plan.Remarks));
    }

    [Fact]
    public void Generate_ValueThatIsReadAfterItsLastChange_IsTaken()
    {
        ExportPlan plan = Generate(
            [new("start", "7", [])], Draw, "var start = 1;\nfor (int at = 0; at < 3; at++) { start += Draw(); }", Double, "twice");
        Assert.Contains("public static int Start => 7;", TestNotebook.File(plan, "Demo.Tests/NotebookRun.cs"));
    }

    [Fact]
    public void Generate_SourceThatDoesNotCompile_LeavesTheLibraryWithoutThatTest()
    {
        ExportPlan plan = Generate([new("start", "new Nowhere(1)", [])], Draw, "var start = Draw();", Double, "twice");
        Assert.DoesNotContain(plan.Replay, value => value.Variable == "twice");
        Assert.Contains(plan.Files, file => file.Path == "DemoPipeline.Double.cs");
    }

    [Fact]
    public void Generate_StepThatLacksAnotherInput_HasNoneWrittenOut()
    {
        ExportPlan plan = Generate(
            [new("start", "21", [])], Draw, "var start = Draw();", "var other = new List<int> { Draw() };", "#!mlops-export --as Double\nvar twice = start * 2 + other.Count;", "twice");
        Assert.Empty(plan.Replay);
        Assert.Contains("it reads other of cell 3", Assert.Single(plan.Remarks));
    }

    private static ExportPlan Generate(InlineValue[] values, params string[] cells) =>
        LibraryGenerator.Generate(TestNotebook.Request(cells) with { InlineValues = values.ToDictionary(value => value.Variable) });
}
