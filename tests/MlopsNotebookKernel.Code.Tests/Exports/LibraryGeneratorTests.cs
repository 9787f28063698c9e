using System.Globalization;
using CsCheck;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

public sealed class LibraryGeneratorTests
{
    private static readonly string[] Research =
    [
        """
        #r "nuget: Microsoft.ML, 5.0.1"
        using Microsoft.ML;
        using Microsoft.ML.Data;
        """,
        "// parameters\nint trees = 20;\nint seed = 1;",
        "//md ## Flights at risk\n\nReads a month of *flights* from `path`; < 1 s & exact.\n\n- one row a flight\n- [columns](https://example.org)",
        """
        #!mlops-export --as LoadFlights
        const int LateMinutes = 15;

        /// <summary>A scheduled flight and how it went.</summary>
        public record Flight(DateTime Scheduled, string Origin, float Distance, float Delay)
        {
            public bool IsLate => Delay > LateMinutes;
        }

        List<Flight> LoadFlights(string path) => File.ReadLines(path).Skip(1).Select(Parse).ToList();

        // One line of the file.
        static Flight Parse(string line)
        {
            var parts = line.Split(',');

            return new Flight(DateTime.Parse(parts[0], CultureInfo.InvariantCulture), parts[1],
                float.Parse(parts[2], CultureInfo.InvariantCulture), float.Parse(parts[3], CultureInfo.InvariantCulture));
        }
        """,
        "var flights = LoadFlights(\"data/flights.csv\");\nflights.Take(5)",
        """
        const float TestShare = 0.2f;
        class Features { public float Hour { get; set; } public float Distance { get; set; } public string Origin { get; set; } public bool Label { get; set; } }
        Features FeaturesOf(Flight flight) => new() { Hour = flight.Scheduled.Hour, Distance = flight.Distance, Origin = flight.Origin, Label = flight.IsLate };
        """,
        """
        #!mlops-export --as TrainModel
        // The same seed gives the same trees.
        MLContext ml = new(seed: seed);
        IDataView rows = ml.Data.LoadFromEnumerable(flights.Select(FeaturesOf));
        var split = ml.Data.TrainTestSplit(rows, testFraction: TestShare);
        Console.WriteLine($"{flights.Count} flights");
        var pipeline = ml.Transforms.Categorical.OneHotEncoding("Origin")
            .Append(ml.Transforms.Concatenate("Features", "Hour", "Distance", "Origin"))
            .Append(ml.BinaryClassification.Trainers.FastTree(numberOfTrees: trees));
        var model = pipeline.Fit(split.TrainSet);
        display("trained");
        model
        """,
        """
        #!mlops-export --as Evaluate
        var metrics = ml.BinaryClassification.Evaluate(model.Transform(split.TestSet));
        metrics
        """,
        "#!mlops-metric auc --value @metrics",
        "#!mlops-export --to Demo",
    ];

    [Fact]
    public void Generate_ResearchNotebook_ReadsAsReviewed()
    {
        ExportPlan plan = LibraryGenerator.Generate(TestNotebook.Request(Research).WithMachineLearning());
        Golden.Match("research", TestNotebook.All(plan));
    }

    [Fact]
    public void Generate_ResearchNotebook_GivesProjectAndTests()
    {
        ExportRequest request = TestNotebook.Request(Research).WithMachineLearning() with
        {
            Packages = [new("Microsoft.ML", "5.0.1")],
            ReferencedFiles = ["../lib/own.dll"],
        };
        ExportPlan plan = LibraryGenerator.Generate(request);
        IReadOnlyList<ExportedFile> files = LibraryProject.Files(plan, request, [new("flights", [new(".Count", ExpectationKind.Equal, "2"), new("[0].Delay", ExpectationKind.Close, "0.5f")])], [], []);
        IEnumerable<ExportedFile> added = files.Where(file => plan.Files.All(other => other.Path != file.Path));
        Golden.Match("research-project", string.Join('\n', added.Select(file => $"//// {file.Path}\n{file.Text}")));
    }

    [Fact]
    public void Generate_WithoutExpectedValues_LeavesTheReplayOut()
    {
        ExportRequest request = TestNotebook.Request("#!mlops-export --as Twice\nint Twice(int n) => 2 * n;", "var four = Twice(2);");
        ExportPlan plan = LibraryGenerator.Generate(request);
        Assert.Contains(plan.Files, file => file.Path == "Demo.Tests/NotebookRun.cs");
        Assert.DoesNotContain(LibraryProject.Files(plan, request, [], [], []), file => file.Path == "Demo.Tests/NotebookRun.cs");
    }

    [Fact]
    public void Generate_TwiceAndInAnyCulture_GivesTheSameText()
    {
        string first = TestNotebook.All(LibraryGenerator.Generate(TestNotebook.Request(Research).WithMachineLearning()));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(first, TestNotebook.All(LibraryGenerator.Generate(TestNotebook.Request(Research).WithMachineLearning())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generate_CellsMovedAndProseAround_ChangesNothing()
    {
        string[] cells = ["const int Limit = 3;", "#!mlops-export --as Count\nint count = Enumerable.Range(0, 9).Count(n => n > Limit);", "count"];
        string before = TestNotebook.All(TestNotebook.Export(cells));
        string after = TestNotebook.All(TestNotebook.Export(
            "var unrelated = 1;", "//md Prose.", "display(unrelated);", "// why\nconst int Limit = 3;", cells[1], "count"));
        Assert.Equal(before.Replace("cell 1 ", "cell N "), after.Replace("cell 4 ", "cell N "));
    }

    [Fact]
    public void Generate_CommandLine_WritesRowsOfNamedTypesAlone()
    {
        string commands = TestNotebook.File(
            TestNotebook.Export(
                "record Row(int Id);",
                "#!mlops-export --as Make\nvar pairs = new List<(int Id, double Value)> { (1, 2.5) };\nvar rows = new List<Row> { new(1) };\nvar share = 0.5m;",
                "(pairs, rows, share)"),
            "Demo.Cli/PipelineCommands.cs");
        Assert.Contains("rows.jsonl", commands);
        Assert.DoesNotContain("pairs", commands);

        // Nothing is trained here, and a decimal alone needs a cast.
        Assert.Contains("private static void RunSteps(CommandArguments given, TextWriter output)", commands);
        Assert.Contains("[\"share\"] = (double)run.Share,", commands);
    }

    [Fact]
    public void Generate_NoMark_SaysHow() =>
        Assert.Equal("MLOPS1801", Assert.Throws<ExportException>(() => TestNotebook.Export("var x = 1;")).Code);

    [Fact]
    public void Generate_AnyCellsMarked_CompilesOrRefuses()
    {
        string[] pool =
        [
            "enum Kind { A, B }\nconst int Limit = 3;\nrecord Row(int Id, Kind Kind, double Value);",
            "Row RowOf(int id) => new(id, id % 2 == 0 ? Kind.A : Kind.B, id / 2.0);",
            "var rows = Enumerable.Range(0, 10).Select(RowOf).ToList();",
            "var (low, high) = (rows.Min(row => row.Value), rows.Max(row => row.Value));\nint total;\ntotal = rows.Count;",
            "var grouped = rows.GroupBy(row => row.Kind).ToDictionary(group => group.Key, group => group.Count());\nforeach (var row in rows) Console.WriteLine(row);",
            "double Scale(double value) => (value - low) / (high - low);\nvar scaled = rows.Select(row => Scale(row.Value)).ToArray();",
            "var row = rows.First(row => row.Id > Limit);\nrow",
            "await Task.Delay(0);\nvar late = await Task.FromResult(scaled.Sum());",
            "(low, high, total, grouped.Count, late)",
            "var pairs = rows.Select(row => new { row.Id, row.Value }).ToList();",
            "var odd = pairs.Where(pair => pair.Id % 2 == 1).Select(pair => pair.Value).ToArray();",
        ];
        Gen.Bool.Array[pool.Length].Where(marks => marks.Contains(true)).Sample(
            marks =>
            {
                string[] cells = [.. pool.Select((source, at) => marks[at] ? $"#!mlops-export --as Cell{at}\n{source}" : source)];
                try
                {
                    ExportPlan plan = TestNotebook.Export(cells);
                    Assert.NotEmpty(plan.Members);
                }
                catch (ExportException refused)
                {
                    Assert.Equal("MLOPS1802", refused.Code);
                    Assert.All(refused.Refusals, refusal => Assert.InRange(refusal.Cell, 1, pool.Length));
                }
            },
            iter: 25,
            threads: 1);
    }
}
