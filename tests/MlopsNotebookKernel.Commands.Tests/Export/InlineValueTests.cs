using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>Steps whose inputs only the notebook can make are tested on what it had.</summary>
public sealed class InlineValueTests
{
    private static readonly Domain.Notebooks.NotebookCell[] Cells =
    [
        ExportRig.Code("record Reading(string Sensor, double Value, DateTime? At);"),
        ExportRig.Code("List<Reading> Ask() => [new(\"a \\\"b\\\"\", Random.Shared.NextDouble(), new DateTime(2001, 2, 3)), new(\"c\", -0.1, null)];\nvar readings = Ask();\nvar vast = Enumerable.Range(0, 5_000).Select(number => number * Random.Shared.NextDouble()).ToList();"),
        ExportRig.Code("#!mlops-export --as Summarise\nvar total = readings.Sum(reading => reading.Value);\nvar sensors = readings.Select(reading => reading.Sensor).ToArray();"),
        ExportRig.Code("#!mlops-export --as Longest\nvar longest = vast.Max();"),
        ExportRig.Code("(total, sensors, longest)"),
        ExportRig.Code("#!mlops-export --to Demo"),
    ];

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_InputsThatOnlyTheNotebookMakes_StandInTestsAndStay()
    {
        using ExportRig rig = new(Cells);

        string shown = ExportRig.Shown(await rig.RunAsync());
        Assert.Contains("No test computes longest of Longest: it reads vast of cell 2", shown);
        SortedDictionary<string, string> files = rig.Files();
        Assert.Matches(
            "public static List<Reading> Readings =>\n        new List<Reading>\n        \\{\n            new Reading\\(\"a \\\\\"b\\\\\"\", [0-9.E-]+, new DateTime\\(2001, 2, 3\\)\\),\n            new Reading\\(\"c\", -0.1, null\\),\n        \\};",
            files["Demo.Tests/NotebookRun.cs"]);
        Assert.Contains("Assert.Equal(\"c\", sensors[1]);", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.Matches(@"Close\([0-9.E-]+, total\);", files["Demo.Tests/DemoPipelineTests.cs"]);
        JsonElement value = Assert.Single(JsonDocument.Parse(files["export.json"]).RootElement.GetProperty("values").EnumerateArray());
        Assert.Equal("readings", value.GetProperty("variable").GetString());

        // Other values of the same code are no news, in the notebook and in a terminal, which has none.
        Assert.Contains("nothing changed", ExportRig.Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        Assert.True((await rig.ExportAsync("--check")).Answer);
        Assert.Equal(files, rig.Files());
    }

    [Fact]
    public async Task Run_InATerminalAlone_SaysWhereTheyCanBeHad()
    {
        using ExportRig rig = new(Cells);
        CommandOutcome outcome = await rig.ExportAsync("--dry-run");
        Assert.Contains("Export it in the notebook, where a small value becomes the test's input", outcome.Bundle.Text);
    }

    [Theory]
    [InlineData("{\"variable\":\"x; Evil()\",\"source\":\"1\",\"namespaces\":[]}")]
    [InlineData("{\"variable\":\"x\",\"source\":\"\",\"namespaces\":[]}")]
    [InlineData("{\"variable\":\"x\",\"source\":\"1\",\"namespaces\":[\"System; class A { }\"]}")]
    [InlineData("{\"variable\":\"x\",\"source\":\"1\",\"namespaces\":[]},{\"variable\":\"x\",\"source\":\"2\",\"namespaces\":[]}")]
    [InlineData("null")]
    public async Task Run_RecordOfAnotherKind_IsRefused(string values)
    {
        using ExportRig rig = new(Cells);
        Directory.CreateDirectory(rig.Library);
        File.WriteAllText(Path.Combine(rig.Library, "export.json"), $$"""
            {"schema":"mlops.export/1","library":"Demo","notebook":"../research.ipynb","packages":[],"sources":[],"members":[],"expected":[],"files":[],"values":[{{values}}]}
            """);
        Assert.Equal("MLOPS1805", (await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--dry-run"))).Code);
    }
}
