namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>What the notebook had becomes tests, where the library gives it.</summary>
public sealed class RecordedValuesTests
{
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

        Assert.Contains("gives another again than the notebook had", ExportRig.Shown(await rig.RunAsync()));

        SortedDictionary<string, string> files = rig.Files();
        Assert.Contains("Assert.Equal(3, total);", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.DoesNotContain("again", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.Contains("nothing changed", ExportRig.Shown(await rig.RunAsync()));
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

        string shown = ExportRig.Shown(await rig.RunAsync());
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
        Assert.Contains("nothing changed", ExportRig.Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
        Assert.True((await rig.ExportAsync("--check")).Answer);
    }
}
