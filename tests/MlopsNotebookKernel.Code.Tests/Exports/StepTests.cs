using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

/// <summary>How the statements of a cell become a method.</summary>
public sealed class StepTests
{
    private static string Step(params string[] cells) => TestNotebook.Pipeline(TestNotebook.Export(cells), "Step");

    [Theory]
    [InlineData("var n = numbers.Sum();", "n + 1", "public static int Step(List<int> numbers)")]
    [InlineData("var n = numbers.Sum();\nvar m = numbers.Max();", "n + m", "public static StepResult Step(List<int> numbers)")]
    [InlineData("var n = numbers.Sum();\nn", "", "public static int Step(List<int> numbers)")]
    [InlineData("numbers.Sum()", "", "public static int Step(List<int> numbers)")]
    [InlineData("var n = numbers.Sum();\nConsole.WriteLine(n);", "", "public static int Step(List<int> numbers)")]
    [InlineData("var n = await Task.FromResult(numbers.Sum());", "n", "public static async Task<int> Step(List<int> numbers)")]
    [InlineData("File.WriteAllText(\"sum.txt\", $\"{numbers.Sum()}\");", "", "public static void Step(List<int> numbers)")]
    [InlineData("await File.WriteAllTextAsync(\"sum.txt\", $\"{numbers.Sum()}\");", "", "public static async Task Step(List<int> numbers)")]
    [InlineData("var t = (Low: numbers.Min(), numbers.Max());", "t", "public static (int Low, int) Step(List<int> numbers)")]
    [InlineData("var d = numbers.ToDictionary(n => n, n => new[] { new int?[1, 2] });", "d", "public static Dictionary<int, int?[][,]> Step(List<int> numbers)")]
    [InlineData("string? found = numbers.Count > 0 ? null : \"none\";", "found", "public static string? Step(List<int> numbers)")]
    [InlineData("var name = numbers.Count.ToString();", "name", "public static string Step(List<int> numbers)")]
    [InlineData("var (low, high) = (numbers.Min(), numbers.Max());", "low", "public static int Step(List<int> numbers)")]
    [InlineData("int.TryParse(\"3\", out var parsed);\nparsed += numbers[0];", "parsed", "public static int Step(List<int> numbers)")]
    public void Step_Statements_HaveTheSignatureOfTheirValues(string statements, string later, string signature) => Assert.Contains(
        signature,
        Step("var numbers = new List<int> { 1, 2 };", "#!mlops-export --as Step\n" + statements, later));

    [Fact]
    public void Export_StepThatChangesItsOwnResult_IsComputedAgainInTests()
    {
        ExportPlan plan = TestNotebook.Export("#!mlops-export --as Total\nint total = 1;\ntotal += 2;", "total");

        Assert.Contains(plan.Replay, value => value is { Variable: "total", Expression: "DemoPipeline.Total()" });
    }

    [Theory]
    [InlineData("(int, string) pair = (5, \"text\");\nvar input = pair.Item2 + \"s\";", "Pair.Item2 + \"s\"")]
    [InlineData("var input = string.Concat(Enumerable.Range(0, 4).Select(n => n * 6));", "string.Concat(Enumerable.Range(0, 4).Select(n => n * 6))")]
    [InlineData("var input = string.Concat(from n in new[] { 1, 2 } where n > 1 select n);", "string.Concat(from n in new[] { 1, 2 } where n > 1 select n)")]
    public void Export_StepOverAValueOfATupleOrLambda_IsComputedAgainInTests(string cell, string expression)
    {
        ExportPlan plan = TestNotebook.Export(cell, "#!mlops-export --as Measure\nint length = input.Length;", "length");

        Assert.Contains(plan.Replay, value => value.Variable == "input" && value.Expression == expression);
        Assert.Contains(plan.Replay, value => value is { Variable: "length", Member: "Measure" });
    }

    [Fact]
    public void Step_Shown_StaysBehind()
    {
        string text = Step(
            "#!mlops-export --as Step\nusing System.Text.Json;\nvar n = 1;\ndisplay(n);\nn.Display();\nforeach (var x in new[] { n }) { Console.WriteLine(x); }\nif (n > 0) Console.Write(n);\nvar m = n + 1;\n$\"{m}\"",
            "n + m");
        Assert.DoesNotContain("Console", text);
        Assert.DoesNotContain("isplay", text);
        Assert.DoesNotContain("using", text);
        Assert.Contains("        var n = 1;\n        var m = n + 1;\n\n        return new StepResult(n, m);\n", text);
    }

    [Fact]
    public void Step_LoopThatPrintsAndWorks_StaysWhole()
    {
        string text = Step("#!mlops-export --as Step\nvar sum = 0;\nforeach (var x in new[] { 1, 2 }) { sum += x; Console.WriteLine(sum); }", "sum");
        Assert.Contains("foreach (var x in new[] { 1, 2 }) { sum += x; Console.WriteLine(sum); }", text);
    }

    [Fact]
    public void Step_Strings_AreNotIndentedIntoOtherStrings()
    {
        string text = Step("#!mlops-export --as Step\nvar a = @\"one\n  two\n\n\n three\";\nvar b = \"\"\"\n    raw\n\n\n      text\n    \"\"\";\nvar c = $@\"{a}\n  end\";", "a + b + c");
        Assert.Contains("        var a = @\"one\n  two\n\n\n three\";\n", text);
        Assert.Contains("        var b = \"\"\"\n            raw\n\n\n              text\n            \"\"\";\n", text);
        Assert.Contains("        var c = $@\"{a}\n  end\";\n", text);
    }

    [Fact]
    public void Step_NestedNameThatHidesATopOne_IsRenamed()
    {
        string text = Step(
            "var row = 7;",
            "#!mlops-export --as Step\nvar item = row;\nvar all = new[] { 1, 2 }.Select(item => item + 1).Where(row => row > 0).ToArray();\nvar q = (from row in all select row).ToList();",
            "item + all.Length + q.Count");
        Assert.Contains("Select(item1 => item1 + 1).Where(row1 => row1 > 0)", text);
        Assert.Contains("from row1 in all select row1", text);
        Assert.Contains("var item = row;", text);
    }

    [Fact]
    public void Step_VariablesWithoutValue_StartWithTheDefault()
    {
        string text = Step("#!mlops-export --as Step\nint n;\nstring s;\nstring? t;\nif (DateTime.Now.Year > 1) { n = 1; s = \"a\"; }", "$\"{n}{s}{t}\"");
        Assert.Contains("int n = default;", text);
        Assert.Contains("string s = default!;", text);
        Assert.Contains("string? t = default;", text);
    }

    [Fact]
    public void Step_FunctionThatReadsWhatItsCellReadsOfOthers_BecomesLocal()
    {
        string text = Step(
            "var numbers = new[] { 1, 2 };", "// parameters\nvar scale = 2.5;",
            "#!mlops-export --as Step\ndouble Share(int n) => scale * n / numbers.Sum();\nvar shares = numbers.Select(Share).ToArray();", "shares");
        Assert.Contains("public static double[] Step(int[] numbers, DemoOptions? options = null)", text);
        Assert.Contains("        double Share(int n) => options.Scale * n / numbers.Sum();\n", text);
    }

    [Fact]
    public void Step_FunctionThatReadsTheCellsVariables_BecomesLocal()
    {
        ExportPlan plan = TestNotebook.Export("#!mlops-export --as Step\nvar offset = 3;\nstatic int Twice(int n) => 2 * n;\nint Shift(int n) => n + offset;\nint Both(int n) => Shift(Twice(n));\nvar shifted = Both(1);", "shifted");
        string text = TestNotebook.Pipeline(plan, "Step");
        Assert.Contains("    public static int Twice(int n) => 2 * n;", text);
        Assert.Contains("        int Shift(int n) => n + offset;\n", text);
        Assert.Contains("        int Both(int n) => Shift(Twice(n));\n", text);
        Assert.Equal(["Step", "Twice"], plan.Members.Select(member => member.Name));
    }

    [Fact]
    public void Step_Constants_BecomeOptionsOnceAndConstantsWhereTheyMust()
    {
        ExportPlan plan = TestNotebook.Export(
            "const double Share = 0.25;\nconst int Base = 2;\nconst int Limit = Base * 5;\nconst string unused_name = \"x\";",
            "// parameters\nvar folder = \"data\";\nint test_rows = 3;\nDateTime start = DateTime.Now;",
            "bool IsHigh(int n) => n > Limit;",
            "#!mlops-export --as Step\nconst int Local = 4;\nvar n = (int)(Share * Local) + test_rows + start.Year;\nvar kind = n switch { Base => folder, _ => $\"{Share:F2}\" };\nvar high = IsHigh(n);",
            "kind + high");
        string text = TestNotebook.Pipeline(plan, "Step");
        Assert.Contains("public static StepResult Step(DateTime start, DemoOptions? options = null)", text);
        Assert.Contains("var n = (int)(options.Share * Local) + options.TestRows + start.Year;", text);
        Assert.Contains("n switch { Base => options.Folder, _ => $\"{options.Share:F2}\" };", text);
        Assert.Contains("const int Local = 4;", text);
        string options = TestNotebook.File(plan, "DemoOptions.cs");
        Assert.Contains("public double Share { get; init; } = 0.25;", options);
        Assert.Contains("public string Folder { get; init; } = \"data\";", options);
        Assert.Contains("public int TestRows { get; init; } = 3;", options);
        Assert.DoesNotContain("nused", options);
        string constants = TestNotebook.Pipeline(plan, "Constants");
        Assert.Contains("public const int Base = 2;", constants);
        Assert.Contains("public const int Limit = Base * 5;", constants);
        Assert.DoesNotContain("Share", constants);
    }

    [Fact]
    public void Step_NamesOfVariables_FitTheirPlaces()
    {
        ExportPlan plan = TestNotebook.Export(
            "var Rows = new[] { 1 };\nvar @class = 2;\nvar options = 3;",
            "#!mlops-export --as step\nvar sum = Rows.Sum() + @class + options;\nvar top_rows = Rows.Length;",
            "sum + top_rows");
        string text = TestNotebook.Pipeline(plan, "Step");
        Assert.Contains("public static StepResult Step(int[] rows, int @class, int options)", text);
        Assert.Contains("var sum = rows.Sum() + @class + options;", text);
        Assert.Contains("int Sum,\n    int TopRows", TestNotebook.File(plan, "StepResult.cs"));
    }

    [Fact]
    public void Step_MagicLineThatNamesAVariable_MakesItAResult() => Assert.Contains(
        "return drift;",
        Step("#!mlops-export --as Step\nvar other = 1;\nvar drift = other + 1;", "#!mlops-drift --current @drift --baseline january"));
}
