using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Tests.Outputs;

public sealed class OutputSummaryTests
{
    [Fact]
    public void Of_ShortText_IsWhole() => Assert.Equal(["0.61", "two", "lines"], OutputSummary.Of(
        [new CellOutput.Result(Bundle.OfText("0.61")), new CellOutput.Stream(false, "two\r\nlines\n")]));

    [Fact]
    public void Of_LongText_HasItsBeginningAndADigest()
    {
        IReadOnlyList<string> Lines(string last) => OutputSummary.Of([new CellOutput.Stream(false, $"1\n2\n3\n4\n{last}\n")]);
        Assert.Equal(["1", "2", "3"], Lines("5").Take(3));
        Assert.Matches(@"^\[2 more lines, [0-9a-f]{8}\]$", Lines("5")[3]);
        Assert.NotEqual(Lines("5"), Lines("6"));
    }

    [Fact]
    public void Of_OtherKinds_AreNamedAndAChangeOfThemShows()
    {
        IReadOnlyList<string> Lines(string html) => OutputSummary.Of([new CellOutput.Display(Bundle.OfHtml(html, "a table"))]);
        Assert.Equal("a table", Lines("<table>")[0]);
        Assert.Matches(@"^\[text/html, [0-9a-f]{8}\]$", Lines("<table>")[1]);
        Assert.NotEqual(Lines("<table>"), Lines("<table >"));
    }

    [Fact]
    public void Of_LineWithoutEnd_IsClipped()
    {
        IReadOnlyList<string> lines = OutputSummary.Of([new CellOutput.Stream(false, new string('x', 100_000))]);
        Assert.Equal((2, 160), (lines.Count, lines[0].Length));
    }

    [Fact]
    public void Of_Failure_HasNameAndMessage() =>
        Assert.Equal(["E: why"], OutputSummary.Of([new CellOutput.Error("E", "why", "line 1", ["at 1"])]));
}
