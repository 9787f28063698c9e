using MlopsNotebookKernel.Code.Exports.Clones;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Clones;

public sealed class CodeClonesTests
{
    private const string Marked = """
        #!mlops-export --as Clean
        var parts = line.Split(',');
        var usable = parts.Where(part => part.Length > 3).Select(part => part.Trim()).ToList();
        usable.Sort();
        display(usable);
        """;

    private static IReadOnlyList<ExportClone> Find(string other, int? cell = 4) =>
        CodeClones.Find([new ExportCell(2, null, Marked)], [new CloneSource("other.ipynb", cell, other)]);

    [Fact]
    public void Find_SameLogicUnderOtherNames_IsNamedWithBothPlaces()
    {
        ExportClone clone = Assert.Single(Find("""
            // Another comment.
            string[] fields = row.Split(';');
            List<string> kept = fields.Where(field => field.Length > 5).Select(field => field.Trim()).ToList();
            kept.Sort();
            """));
        Assert.Equal((2, 2, 3, 4, 2), (clone.Cell, clone.Line, clone.Lines, clone.OtherCell, clone.OtherLine));
        Assert.Contains("Make it one function", clone.ToString());
    }

    [Fact]
    public void Find_FunctionThatSaysTheSame_IsOfferedToBeCalled()
    {
        ExportClone clone = Assert.Single(Find(
            """
            namespace Library;
            public static class Rows
            {
                public static List<string> Clean(string row)
                {
                    var fields = row.Split(';');
                    var kept = fields.Where(field => field.Length > 5).Select(field => field.Trim()).ToList();
                    kept.Sort();
                    return kept;
                }
            }
            """,
            cell: null));
        Assert.Equal("Rows.Clean", clone.Function);
        Assert.EndsWith("Call Rows.Clean instead.", clone.ToString());
    }

    [Theory]
    [InlineData("var a = b.Split(',');\nvar c = a.Where(d => d.Length > 3).Select(d => d.ToUpper()).ToList();\nc.Sort();")]
    [InlineData("var a = b.Split(',');\nvar c = a.Where(d => d.Length < 3).Select(d => d.Trim()).ToList();\nc.Sort();")]
    [InlineData("var a = b.Split(',');\nvar c = b.Where(d => d.Length > 3).Select(d => d.Trim()).ToList();\nc.Sort();")]
    [InlineData("var a = b.Split(',');")]
    [InlineData("this is no code ((")]
    [InlineData("")]
    public void Find_OtherLogic_IsNoClone(string other) => Assert.Empty(Find(other));
}
