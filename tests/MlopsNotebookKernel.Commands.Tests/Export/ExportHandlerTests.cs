using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>An export as its user sees it, from the first to the last.</summary>
public sealed class ExportHandlerTests
{
    [Fact]
    public async Task Run_DryRun_ShowsFilesAndWritesNothing()
    {
        using ExportRig rig = new(ExportRig.Code(PointsNotebook.Declarations));

        CommandOutcome outcome = await rig.ExportAsync("--dry-run");

        Assert.Empty(rig.Files());
        Assert.False(Directory.Exists(rig.Library));
        Assert.Contains("1 cell would become 2 members of Demo", outcome.Bundle.Text);
        JsonElement change = ExportRig.Json(outcome).GetProperty("changes").EnumerateArray().Single(file => file.GetProperty("path").GetString() == "Point.cs");
        Assert.Contains("+public record Point(DateTime At, double Value, string Name);", change.GetProperty("diff").GetString());
    }

    [Fact]
    public async Task Run_FilesOfAnExportWhoseRecordWasLost_AreNoRepetitionButThoseByHandAre()
    {
        const string Windows = """
            static List<double> Windows(IReadOnlyList<double> values, int width)
            {
                List<double> means = [];
                for (int at = 0; at + width <= values.Count; at++)
                {
                    double sum = 0;
                    for (int inner = at; inner < at + width; inner++)
                    {
                        sum += values[inner];
                    }

                    means.Add(sum / width);
                }

                return means;
            }
            """;
        using ExportRig rig = new(ExportRig.Code($"#!mlops-export --as Windows\n{Windows}"));
        Directory.CreateDirectory(rig.Library);
        foreach (string file in (string[])["DemoPipeline.Windows.cs", "ByHand.cs"])
        {
            File.WriteAllText(Path.Combine(rig.Library, file), $"namespace Demo;\n\npublic static class Sums\n{{\n{Windows}\n}}\n");
        }

        CommandOutcome outcome = await rig.ExportAsync("--dry-run");

        JsonElement[] clones = [.. ExportRig.Json(outcome).GetProperty("clones").EnumerateArray()];
        Assert.NotEmpty(clones);
        Assert.All(clones, clone => Assert.Equal("Demo/ByHand.cs", clone.GetProperty("place").GetString()));
    }

    [Fact]
    public async Task Run_InATerminal_OffersTheCallsThatReplaceTheCells()
    {
        using ExportRig rig = new(
            ExportRig.Code("const double Threshold = 1.5;"),
            ExportRig.Code(PointsNotebook.Declarations),
            ExportRig.Code("var points = ReadPoints(\"points.csv\");"),
            ExportRig.Code(PointsNotebook.Statements),
            ExportRig.Code("#!mlops-export --as Wait\nawait Task.Delay(1);\nvar late = highest.Length;"),
            ExportRig.Code("(mean, late)"));

        CommandOutcome outcome = await rig.ExportAsync("--dry-run");

        JsonElement use = ExportRig.Json(outcome).GetProperty("use");
        Assert.Equal("#r \"Demo/Demo.csproj\"\nusing Demo;\nusing static Demo.DemoPipeline;", use.GetProperty("reference").GetString());
        Assert.Equal(
            ["4 Summarise var (mean, highest) = DemoPipeline.Summarise(points);", "5 Wait var late = await DemoPipeline.Wait(highest);"],
            use.GetProperty("cells").EnumerateArray().Select(cell => $"{cell.GetProperty("cell")} {cell.GetProperty("mark")} {cell.GetProperty("text")}"));
        Assert.Contains("    var (mean, highest) = DemoPipeline.Summarise(points);", outcome.Bundle.Text);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_WholeLife_BuildsKeepsEditsAndIsRepeatable()
    {
        Domain.Notebooks.NotebookCell[] cells =
        [
            ExportRig.Code("const double Threshold = 1.5;"),
            ExportRig.Markdown("## Reading\n\nReads points from a *CSV* file."),
            ExportRig.Code(PointsNotebook.Declarations),
            ExportRig.Code("var points = ReadPoints(\"points.csv\");"),
            ExportRig.Code(PointsNotebook.Statements),
            ExportRig.Code("var copy = highest.ToList();\n(mean, copy)"),
            ExportRig.Code("#!mlops-export --to Demo"),
        ];
        using ExportRig rig = new(cells);
        string points = PointsNotebook.WriteData(rig);

        // The first export: from the session, with its values as tests that pass.
        string first = ExportRig.Shown(await rig.RunAsync());
        Assert.Contains("2 cells exported as 5 members to Demo", first);
        SortedDictionary<string, string> files = rig.Files();
        string tests = files["Demo.Tests/DemoPipelineTests.cs"];
        Assert.Contains("Assert.Equal(2, points.Count);", tests);
        Assert.Contains("Close(3.5, points.Sum(row => (double)row.Value));", tests);
        Assert.Contains("Close(1.75, mean);", tests);
        Assert.Contains("Assert.Equal(\"b\", highest[0]);", tests);
        Assert.Empty(Directory.EnumerateFileSystemEntries(rig.Root, ".Demo*"));

        // The data moves on: the tests go on with what the notebook read, and so does an export that runs them.
        Assert.Contains("[GoldenFact]", tests);
        Assert.Contains("text: \"at,value,name\\n\" +", files["Demo.Tests/GoldenInputs.cs"]);
        File.WriteAllText(Path.Combine(rig.Root, "points.csv"), points + "2001-01-03 10:00,7,c\n");
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        (int code, string output) = await DotnetProgram.RunAsync(rig.Library, ["test", "Demo.Tests/Demo.Tests.csproj", "--nologo"], CancellationToken.None);
        Assert.True(code == 0 && output.Contains("Skipped:     0", StringComparison.Ordinal), output);
        File.WriteAllText(Path.Combine(rig.Root, "points.csv"), points);

        // Again, in a session and in a terminal: not a byte changes.
        Assert.Contains("nothing changed", ExportRig.Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        Assert.Equal(files, rig.Files());
        Assert.True((await rig.ExportAsync("--check")).Answer);

        // A hand edit while the notebook stays: kept, and check names the side.
        string pointFile = Path.Combine(rig.Library, "Point.cs");
        File.AppendAllText(pointFile, "// By hand.\n");
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        Assert.EndsWith("// By hand.\n", File.ReadAllText(pointFile));
        CommandOutcome edited = await rig.ExportAsync("--check");
        Assert.False(edited.Answer);
        Assert.Contains("the library moved", edited.Bundle.Text);
        Assert.Contains("Point.cs", edited.Bundle.Text);

        // The notebook changes the same file: refused, both kept.
        SortedDictionary<string, string> before = rig.Files();
        rig.Save([.. cells[..2], ExportRig.Code(PointsNotebook.Declarations.Replace("double Value, string Name", "double Value, string Name, int Rank = 0")), .. cells[3..]]);
        ExportException conflict = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Equal("MLOPS1804", conflict.Code);
        Assert.Matches(@"Point\.cs, line \d+:\n  library  \| public record .*\n  library  \| // By hand\.\n  notebook \| public record Point\(.*Rank", conflict.Message);
        Assert.Equal(before, rig.Files());

        // An edit elsewhere in the file: both changes are in it, and what the notebook makes is no edit from then on.
        File.WriteAllText(pointFile, "// By hand.\n" + files["Point.cs"]);
        Assert.Contains("merged with the notebook's change", (await rig.ExportAsync()).Bundle.Text);
        Assert.Matches(@"^// By hand\.\n(.*\n)*public record Point\(DateTime At, double Value, string Name, int Rank = 0\);\n$", File.ReadAllText(pointFile));
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        rig.Save(cells);
        await rig.ExportAsync();

        // The notebook changes another cell: check names it, and export updates just its member.
        File.WriteAllText(pointFile, files["Point.cs"]);
        rig.Save([.. cells[..4], ExportRig.Code(PointsNotebook.Statements.Replace("> Threshold", ">= Threshold")), .. cells[5..]]);
        CommandOutcome moved = await rig.ExportAsync("--check");
        Assert.False(moved.Answer);
        Assert.Contains("the notebook moved", moved.Bundle.Text);
        Assert.Contains("Summarise", moved.Bundle.Text);
        await rig.ExportAsync();
        Assert.Equal(
            ["DemoPipeline.Summarise.cs", "export.json"],
            rig.Files().Where(file => files[file.Key] != file.Value).Select(file => file.Key));
        Assert.True((await rig.ExportAsync("--check")).Answer);
    }
}
