using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Restore;

public sealed class RowTypeTests
{
    [Theory]
    [InlineData("arrival_delay", "ArrivalDelay")]
    [InlineData("dep delay (min)", "DepDelayMin")]
    [InlineData("ArrDelay", "ArrDelay")]
    [InlineData("2001", "_2001")]
    [InlineData("Größe", "Größe")]
    [InlineData("class", "Class")]
    [InlineData("%", "Other")]
    [InlineData("", "Other")]
    [InlineData("a😀b", "AB")]
    public void PascalCase_AnyText_IsAnIdentifier(string text, string name) => Assert.Equal(name, RowType.PascalCase(text, "Other"));

    [Fact]
    public void Of_NamesThatCollide_AreNumbered()
    {
        TableProfile profile = new(1, [.. new[] { "a b", "a_b", "A-b", "January Row", "ToString", "%" }.Select(name =>
            new ColumnProfile(name, ColumnType.Integer, ColumnRole.Feature, 1, 0, new Distribution.Numbers([1], [1]), null))]);
        RowType type = RowType.Of("january", profile);
        Assert.Equal("JanuaryRow", type.Name);
        Assert.Equal(["AB", "AB2", "AB3", "JanuaryRow2", "ToString2", "Column6"], type.Properties.Select(property => property.Name));
    }

    [Fact]
    public void Declaration_ColumnNameThatIsCode_StaysInItsComment()
    {
        TableProfile profile = new(1, [new ColumnProfile(
            "x\"; </summary>\n} System.Environment.Exit(1); //", ColumnType.Text, ColumnRole.Feature, 1, 1, new Distribution.Categories([], [], 0, 0), null)]);
        string code = RowType.Of("t", profile).Declaration("one\ntwo");
        Assert.Equal(
            """
            /// <summary>one two</summary>
            public sealed record TRow
            {
                /// <summary>Column "x&quot;; &lt;/summary&gt; } System.Environment.Exit(1); //".</summary>
                public string? @XSummarySystemEnvironmentExit1 { get; init; }
            }

            """.ReplaceLineEndings("\n"),
            code);
    }
}
