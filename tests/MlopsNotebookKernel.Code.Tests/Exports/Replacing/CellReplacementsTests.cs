using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Replacing;

/// <summary>What stands in a notebook once its finished cells are calls of the library.</summary>
public sealed class CellReplacementsTests
{
    [Fact]
    public void Find_Statements_BecomeTheCallInTheirPlace() => Assert.Equal(
        ["2: #!mlops-export --as Split\nusing System.Text;\nvar (low, high) = DemoPipeline.Split(numbers);\n// Shown below.\ndisplay(low.Count); // how many"],
        Replaced(
            "var numbers = new List<int> { 1, 2, 3 };",
            """
            #!mlops-export --as Split
            using System.Text;
            // The lower half.
            var low = numbers.Where(n => n < 2).ToList();
            var high = numbers.Except(low).ToList();
            // Shown below.
            display(low.Count); // how many
            """,
            "(low, high)"));

    [Fact]
    public void Find_Declarations_LeaveTheirNamesInAComment() => Assert.Equal(
        ["1: #r \"nuget: Some.Package, 1.0.0\"\n#!mlops-export --as Data\n// Demo has Point and Read."],
        Replaced(
            """
            #r "nuget: Some.Package, 1.0.0"
            #!mlops-export --as Data
            /// <summary>A point.</summary>
            record Point(int X);

            static Point Read(string text) => new(text.Length);
            """,
            "Read(\"abc\").X"));

    [Fact]
    public void Find_TypeThatAnotherCellNeeds_IsReplacedInItsOwnCell() => Assert.Equal(
        ["1: // Demo has Point.", "2: #!mlops-export --as Make\nvar point = DemoPipeline.Make();"],
        Replaced("record Point(int X);", "#!mlops-export --as Make\nvar point = new Point(1);", "point.X"));

    [Fact]
    public void Find_ConstantsAndParameters_AreHandedOver() => Assert.Equal(
        [
            "2: #!mlops-export --as Above\nconst int Own = 3;\nvar above = DemoPipeline.Above(numbers, new DemoOptions { Least = Least, Own = Own });",
            "3: #!mlops-export --as Below\nvar below = DemoPipeline.Below(above, new DemoOptions { Own = Own });",
        ],
        Replaced(
            "// parameters\nint Least = 1;\nvar numbers = new List<int> { 1, 2, 3 };",
            "#!mlops-export --as Above\nconst int Own = 3;\nvar above = numbers.Where(n => n > Least && n < Own).ToList();",
            "#!mlops-export --as Below\nvar below = above.Where(n => n < Own).ToList();",
            "below.Count"));

    [Fact]
    public void Find_ValueOfACell_IsTheCall() => Assert.Equal(
        ["2: #!mlops-export --as Total\nawait DemoPipeline.Total(numbers)"],
        Replaced("var numbers = new List<int> { 1 };", "#!mlops-export --as Total\nawait Task.Delay(1);\nnumbers.Sum()"));

    [Fact]
    public void Find_NothingOfACellGoes_LeavesIt() =>
        Assert.Equal(
            ["2: #!mlops-export --as Twice\nvar twice = DemoPipeline.Twice();"],
            Replaced("#!mlops-export --as Constants\nconst int Factor = 2;", "#!mlops-export --as Twice\nvar twice = Factor * 2;", "twice"));

    [Fact]
    public void Find_ShownBeforeTheWork_StaysBeforeIt() => Assert.Equal(
        ["2: #!mlops-export --as Sort\ndisplay(numbers.Count);\nvar sorted = DemoPipeline.Sort(numbers);"],
        Replaced("var numbers = new List<int> { 1 };", "#!mlops-export --as Sort\ndisplay(numbers.Count);\nvar sorted = numbers.Order().ToList();", "sorted.Count"));

    [Fact]
    public void Find_ShownInTheMidst_GoesBehindWhatNoLongerTouchesIt() => Assert.Equal(
        ["2: #!mlops-export --as Both\nvar (one, two) = DemoPipeline.Both(numbers);\ndisplay(one);"],
        Replaced("var numbers = new List<int> { 1 };", "#!mlops-export --as Both\nvar one = numbers.Sum();\ndisplay(one);\nvar two = numbers.Max();", "one + two"));

    [Theory]
    [InlineData("var sum = numbers.Sum();\nvar text = $\"{sum}\";\ndisplay(sum);", 4, "It shows sum, which Work keeps to itself.")]
    [InlineData("var text = \"a\";\ndisplay(text);\ntext += numbers.Sum();", 3, "It shows text in the midst of what Work does at once.")]
    [InlineData("var scale = 2;\nint Scaled(int n) => n * scale;\nvar text = $\"{Scaled(numbers.Sum())}\";\ndisplay(Scaled(1));", 5, "It shows what Scaled gives, which is a function inside Work now.")]
    public void Find_ShownThatTheCallDoesNotGive_IsRefusedWithItsLine(string code, int line, string reason)
    {
        ExportRefusal refusal = Assert.Single(TestNotebook.Export(
            "var numbers = new List<int> { 1, 2 };", $"#!mlops-export --as Work\n{code}", "text.Length").Replacement.Refusals);
        Assert.Equal((2, line, reason), (refusal.Cell, refusal.Line, refusal.Reason));
        Assert.NotEmpty(refusal.Remedy);
    }

    [Fact]
    public void Find_UnmarkedCellThatDeclaresBesideOtherCode_IsRefused()
    {
        ExportRefusal refusal = Assert.Single(TestNotebook.Export(
            "record Point(int X);\nvar origin = new Point(0);", "#!mlops-export --as Make\nvar point = new Point(1);", "point.X").Replacement.Refusals);
        Assert.Equal((1, 2), (refusal.Cell, refusal.Line));
        Assert.Contains("Point", refusal.Reason);
    }

    [Fact]
    public void Find_ParameterThatTheLibraryFixes_IsRefused()
    {
        ExportRefusal refusal = Assert.Single(TestNotebook.Export(
            "// parameters\nconst int Limit = 3;", "#!mlops-export --as Check\nstatic bool IsBig(int n) => n > Limit;", "IsBig(4)").Replacement.Refusals);
        Assert.Contains("Limit is a parameter of the notebook, and a constant of the library", refusal.Reason);
    }

    private static IEnumerable<string> Replaced(params string[] cells)
    {
        NotebookReplacement replacement = TestNotebook.Export(cells).Replacement;
        Assert.Empty(replacement.Refusals);
        return replacement.Cells.Select(cell => FormattableString.Invariant($"{cell.Cell}: {cell.Text}"));
    }
}
