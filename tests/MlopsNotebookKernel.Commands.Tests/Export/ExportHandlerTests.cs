using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Export;

public sealed class ExportHandlerTests
{
    private const string Declarations = """
        #!mlops-export --as ReadPoints
        // A measurement.
        record Point(DateTime At, double Value, string Name);

        List<Point> ReadPoints(string path) => File.ReadLines(path).Skip(1)
            .Select(line => line.Split(','))
            .Select(parts => new Point(
                DateTime.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]))
            .ToList();
        """;

    private const string Statements = """
        #!mlops-export --as Summarise
        var mean = points.Average(point => point.Value);
        var highest = points.Where(point => point.Value > Threshold).Select(point => point.Name).ToArray();
        display(mean);
        """;

    [Fact]
    public async Task Run_AsInCell_MarksTheRunAndSaysSoInOneLine()
    {
        using CommandRig rig = new();
        rig.Session.ExecutionCount = 7;

        CommandOutcome outcome = await rig.RunAsync(ExportCommand.Definition, "--as", "loadFlights");

        Assert.Equal([new JournalFact.CellFinished(7, "LoadFlights")], rig.Session.Journal.Facts);
        Assert.Contains("Finished: this cell is exported as LoadFlights.", outcome.Bundle.Text);
        Assert.DoesNotContain('\n', outcome.Bundle.Text.Trim());
        Assert.Equal("mlops.export-result/1", CommandRig.Json(outcome).GetProperty("schema").GetString());
    }

    [Theory]
    [InlineData("MLOPS1009", "--as", "load-flights now")]
    [InlineData("MLOPS1009", "--as", "class")]
    [InlineData("MLOPS1009", "--as", "A", "--to", "B")]
    [InlineData("MLOPS1009", "--as", "A", "--replace")]
    [InlineData("MLOPS1009", "--as", "A", "--restore")]
    [InlineData("MLOPS1009", "--as", "A", "--dry-run")]
    [InlineData("MLOPS1009", "--as", "A", "--check")]
    [InlineData("MLOPS1009", "--as", "A", "--cell", "3=B")]
    [InlineData("MLOPS1009", "--as", "A", "--prefer", "library")]
    [InlineData("MLOPS1003")]
    public async Task Run_WrongWords_SaysWhatToWrite(string code, params string[] words)
    {
        using CommandRig rig = new();
        UsageException fault = await Assert.ThrowsAsync<UsageException>(() => rig.RunAsync(ExportCommand.Definition, words));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public async Task Run_SessionWithoutSavedNotebook_NamesTheTerminal()
    {
        using CommandRig rig = new();
        ExportException fault = await Assert.ThrowsAsync<ExportException>(() => rig.RunAsync(ExportCommand.Definition, "--to", "Demo"));
        Assert.Equal("MLOPS1807", fault.Code);
    }

    [Fact]
    public async Task Run_NothingMarked_SaysHowToMark()
    {
        using ExportRig rig = new(ExportRig.Code("var x = 1;"));
        ExportException fault = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Equal("MLOPS1801", fault.Code);
        Assert.Empty(rig.Files());
    }

    [Fact]
    public async Task Run_DryRun_ShowsFilesAndWritesNothing()
    {
        using ExportRig rig = new(ExportRig.Code(Declarations));

        CommandOutcome outcome = await rig.ExportAsync("--dry-run");

        Assert.Empty(rig.Files());
        Assert.False(Directory.Exists(rig.Library));
        Assert.Contains("1 cell would become 2 members of Demo", outcome.Bundle.Text);
        JsonElement change = ExportRig.Json(outcome).GetProperty("changes").EnumerateArray().Single(file => file.GetProperty("path").GetString() == "Point.cs");
        Assert.Contains("+public record Point(DateTime At, double Value, string Name);", change.GetProperty("diff").GetString());
    }

    [Fact]
    public async Task Run_InATerminal_OffersTheCallsThatReplaceTheCells()
    {
        using ExportRig rig = new(
            ExportRig.Code("const double Threshold = 1.5;"),
            ExportRig.Code(Declarations),
            ExportRig.Code("var points = ReadPoints(\"points.csv\");"),
            ExportRig.Code(Statements),
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
            ExportRig.Code(Declarations),
            ExportRig.Code("var points = ReadPoints(\"points.csv\");"),
            ExportRig.Code(Statements),
            ExportRig.Code("var copy = highest.ToList();\n(mean, copy)"),
            ExportRig.Code("#!mlops-export --to Demo"),
        ];
        using ExportRig rig = new(cells);
        File.WriteAllText(Path.Combine(rig.Root, "points.csv"), "at,value,name\n2001-01-01 10:00,1,a\n2001-01-02 10:00,2.5,b\n");

        // The first export: from the session, with its values as tests that pass.
        string first = Shown(await rig.RunAsync());
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
        string points = File.ReadAllText(Path.Combine(rig.Root, "points.csv"));
        File.WriteAllText(Path.Combine(rig.Root, "points.csv"), points + "2001-01-03 10:00,7,c\n");
        Assert.Contains("nothing changed", (await rig.ExportAsync()).Bundle.Text);
        (int code, string output) = await DotnetProgram.RunAsync(rig.Library, ["test", "Demo.Tests/Demo.Tests.csproj", "--nologo"], CancellationToken.None);
        Assert.True(code == 0 && output.Contains("Skipped:     0", StringComparison.Ordinal), output);
        File.WriteAllText(Path.Combine(rig.Root, "points.csv"), points);

        // Again, in a session and in a terminal: not a byte changes.
        Assert.Contains("nothing changed", Shown(await rig.RunAsync()));
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
        rig.Save([.. cells[..2], ExportRig.Code(Declarations.Replace("double Value, string Name", "double Value, string Name, int Rank = 0")), .. cells[3..]]);
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
        rig.Save([.. cells[..4], ExportRig.Code(Statements.Replace("> Threshold", ">= Threshold")), .. cells[5..]]);
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

    [Theory, InlineData("--check"), InlineData("--dry-run")]
    public async Task Run_RecordOfAFileOutsideTheLibrary_IsRefusedAndShowsNothingOfIt(string option)
    {
        using ExportRig rig = new(ExportRig.Code("#!mlops-export --as Twice\nint Twice(int n) => n * 2;"));
        string outside = Path.Combine(rig.Root, "private.txt");
        File.WriteAllText(outside, "secret\n");
        Directory.CreateDirectory(rig.Library);
        File.WriteAllText(Path.Combine(rig.Library, "export.json"), """
            {"schema":"mlops.export/1","library":"Demo","notebook":"../research.ipynb","packages":[],"sources":[],"members":[],"expected":[],
             "files":[{"path":"../private.txt","sha256":"b37e50cedcd3e3f1ff64f4afc0422084ae694253cf399326868e07a35f4a45fb"}]}
            """);

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync(option));

        Assert.Equal("MLOPS1811", refused.Code);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(outside));
    }

    [Theory, InlineData("//server/share/x.dll"), InlineData(@"\\server\share\x.dll"), InlineData("pipe.dll")]
    public async Task Run_ReferenceToAServerOrAPipe_IsRefusedUnasked(string file)
    {
        using ExportRig rig = new(ExportRig.Code($"#r \"{file}\"\n#!mlops-export --as Twice\nint Twice(int n) => n * 2;"));
        if (file == "pipe.dll")
        {
            if (OperatingSystem.IsWindows())
            {
                return; // There, pipes have no place among files.
            }

            using System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(rig.Root, file)]);
            await made.WaitForExitAsync();
        }

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--check").WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal("MLOPS1813", refused.Code);
    }

    [Fact]
    public async Task Run_LibraryFolderIsALinkOutOfTheWorkspace_IsRefused()
    {
        using ExportRig rig = new(ExportRig.Code("#!mlops-export --as Twice\nint Twice(int n) => n * 2;"));
        Directory.CreateDirectory(Path.Combine(rig.Root, ".mlops"));
        DirectoryInfo outside = Directory.CreateTempSubdirectory("mlops-outside-");
        Directory.CreateSymbolicLink(rig.Library, outside.FullName);

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());

        Assert.Equal("MLOPS1811", refused.Code);
        Assert.Empty(outside.EnumerateFileSystemInfos());
        outside.Delete();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_ValueThatDependsOnMoreThanTheCells_IsNotTestedAndSaidSo()
    {
        using ExportRig rig = new(
            ExportRig.Code("var numbers = new List<int> { 1, 2 };"),
            ExportRig.Code("#!mlops-export --as Total\nvar total = numbers.Sum();\nvar first = numbers[0];"),
            ExportRig.Code("numbers.Add(3);"),
            ExportRig.Code("#!mlops-export --as Again\nvar again = numbers.Sum();"),
            ExportRig.Code("(total, first, again)"),
            ExportRig.Code("#!mlops-export --to Demo"));

        Assert.Contains("gives another again than the notebook had", Shown(await rig.RunAsync()));

        SortedDictionary<string, string> files = rig.Files();
        Assert.Contains("Assert.Equal(3, total);", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.DoesNotContain("again", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.Contains("nothing changed", Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_RepositoryWithWaysOfItsOwn_FollowsThem()
    {
        using ExportRig rig = new(
            ExportRig.Code("#!mlops-export --as Total\nvar numbers = new[] { 1, 2 };\nvar total = numbers.Sum();"), ExportRig.Code("total"), ExportRig.Code("#!mlops-export --to Demo"));
        File.WriteAllText(Path.Combine(rig.Root, "global.json"), """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        File.WriteAllText(Path.Combine(rig.Root, "Directory.Packages.props"), "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(rig.Root, "Research.slnx"), "<Solution />");

        Assert.Contains("Added to Research.slnx: Demo.Cli/Demo.Cli.csproj, Demo.Tests/Demo.Tests.csproj, Demo.csproj.", Shown(await rig.RunAsync()));

        SortedDictionary<string, string> files = rig.Files();
        Assert.Contains("<PackageReference Include=\"xunit.v3\" />", files["Demo.Tests/Demo.Tests.csproj"]);
        Assert.Contains("<PackageVersion Include=\"xunit.v3\" Version=", files["Directory.Packages.props"]);
        Assert.Contains("Assert.Equal(3, total);", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.Contains("Demo/Demo.csproj", File.ReadAllText(Path.Combine(rig.Root, "Research.slnx")));
        Assert.Contains("nothing changed", Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_PureFunctionsThatTheNotebookCalled_GetTestsOfTheirOwn()
    {
        using ExportRig rig = new(
            ExportRig.Code("""
                #!mlops-export --as Functions
                enum Size { Small, Large }
                record Box(string Name, double Width, Size Size);
                Box Parse(string line) => new(line.Split(':')[0], double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture), Size.Large);
                double Area(Box box, int count = 2) => box.Width * box.Width * count;
                int[] Doubled(IReadOnlyList<int> numbers) => numbers.Select(number => 2 * number).ToArray();
                string Now() => DateTime.Now.ToString();
                double Noisy(double value) => value + Random.Shared.NextDouble();
                int Fall(int depth) => depth == 0 ? 0 : 1 + Fall(depth - 1);
                static bool IsLong(this string text) => text.Length > 3;
                """),
            ExportRig.Code("""
                #!mlops-export --as Measure
                var boxes = new[] { "small \"one\":1.5", "big:2" }.Select(Parse).ToList();
                var area = boxes.Sum(box => Area(box, 3));
                var doubled = Doubled([1, 2]);
                var noise = Noisy(1);
                var depth = Fall(3);
                var isLong = "four".IsLong();
                """),
            ExportRig.Code("(boxes, area, doubled, noise, depth, isLong)"),
            ExportRig.Code("#!mlops-export --to Demo"));

        string shown = Shown(await rig.RunAsync());
        Assert.Contains("2 cells exported", shown);
        Assert.DoesNotContain("could not be seen", shown);

        SortedDictionary<string, string> files = rig.Files();
        string tests = Assert.Contains("Demo.Tests/DemoPipelineFunctionTests.cs", (IDictionary<string, string>)files);
        Assert.Contains("public void Parse_AsTheNotebookCalledIt_GivesTheSame()", tests);
        Assert.Contains("""Assert.Equal(new Box("small \"one\"", 1.5, Size.Large), DemoPipeline.Parse("small \"one\":1.5"));""", tests);
        Assert.Contains("""Close(6.75, DemoPipeline.Area(new Box("small \"one\"", 1.5, Size.Large), 3));""", tests);
        Assert.Contains("Assert.Equal(new int[] { 2, 4 }, DemoPipeline.Doubled(new List<int> { 1, 2 }));", tests);
        Assert.Contains("Assert.Equal(2, DemoPipeline.Fall(2));", tests);
        Assert.Contains("Assert.True(DemoPipeline.IsLong(\"four\"));", tests);
        Assert.DoesNotContain("Noisy", tests);
        Assert.Contains("nothing changed", Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
        Assert.True((await rig.ExportAsync("--check")).Answer);
    }

    private static string Shown(IReadOnlyList<CellOutput> outputs) => string.Join("\n", outputs.Select(output => output switch
    {
        CellOutput.Display display => display.Bundle.Text,
        CellOutput.Update update => update.Bundle.Text,
        CellOutput.Result result => result.Bundle.Text,
        _ => output.ToString(),
    }));
}
