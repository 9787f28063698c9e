using MlopsNotebookKernel.Domain.Reproductions.Comparison;

namespace MlopsNotebookKernel.Domain.Tests.Reproductions;

public sealed class OutputComparerTests
{
    private static readonly ComparedTable Flights = new(["Origin", "Late"], [["ORD", "0.21"], ["DFW", "0.19"], ["ATL", "0.18"]]);

    [Fact]
    public void Compare_ChangedCellOfATable_IsNamedByRowAndColumn()
    {
        CellComparison comparison = Compare(Table(Flights), Table(Flights with { Rows = [["ORD", "0.21"], ["DFW", "0.25"], ["ATL", "0.18"]] }));

        Assert.Equal(CellVerdict.Different, comparison.Verdict);
        Assert.Equal([new OutputDifference("row 2, column Late", "0.19", "0.25")], comparison.Differences);
    }

    [Fact]
    public void Compare_RowsAddedAndGone_AreToldAsSuch()
    {
        CellComparison comparison = Compare(Table(Flights), Table(Flights with { Rows = [["DFW", "0.19"], ["ATL", "0.18"]] }));
        Assert.Equal([new OutputDifference("row 1", "ORD | 0.21", null)], comparison.Differences);

        comparison = Compare(Table(Flights with { Rows = [["ORD", "0.21"], ["ATL", "0.18"]] }), Table(Flights));
        Assert.Equal([new OutputDifference("row 2", null, "DFW | 0.19")], comparison.Differences);
    }

    [Fact]
    public void Compare_ColumnsMovedAddedAndGone_AreFoundByTheirTitles()
    {
        ComparedTable now = new(["Late", "Origin", "Rows"], [["0.21", "ORD", "1"], ["0.19", "DFW", "2"], ["0.18", "ATL", "3"]]);

        Assert.Equal([new OutputDifference("column Rows", null, "there")], Compare(Table(Flights), Table(now)).Differences);
        Assert.Equal([new OutputDifference("column Rows", "there", null)], Compare(Table(now), Table(Flights)).Differences);
    }

    [Fact]
    public void Compare_NumbersWithinTheTolerance_AreTheSameAndTellTheLargest()
    {
        CellComparison comparison = Compare(
            Table(Flights), Table(Flights with { Rows = [["ORD", "0.2100001"], ["DFW", "0.19"], ["ATL", "0.1800000001"]] }), tolerance: 1e-6);

        Assert.Equal(CellVerdict.WithinTolerance, comparison.Verdict);
        Assert.Equal(0.0000001 / 0.2100001, comparison.Deviation!.Value, 1e-12);
        Assert.Empty(comparison.Differences);
    }

    [Fact]
    public void Compare_TextByLine_NamesTheLine()
    {
        CellComparison comparison = Compare(OutputPart.OfText("output", "one\r\ntwo\nthree\n"), OutputPart.OfText("output", "one\nzwei\nthree\nfour\n"));

        Assert.Equal([new OutputDifference("line 2", "two", "zwei"), new OutputDifference("line 4", null, "four")], comparison.Differences);
    }

    [Fact]
    public void Compare_Chart_IsHeldByItsData()
    {
        CellComparison comparison = Compare(Chart("0.2", "0.3"), Chart("0.2", "0.4"));

        Assert.Equal([new OutputDifference("chart, May: y where x is ONT", "0.3", "0.4")], comparison.Differences);
        Assert.Equal(CellVerdict.WithinTolerance, Compare(Chart("0.2", "0.3"), Chart("0.20", "0.3")).Verdict);
    }

    [Fact]
    public void Compare_Data_IsAskedOnlyWhereTheRestAgrees()
    {
        OutputPart stored = Table(Flights) with { Data = """{"a":[1,{"b":"x"}]}""" };
        OutputPart now = stored with { Data = """{"a":[1,{"b":"y"}]}""" };

        Assert.Equal([new OutputDifference("data, $.a[1].b", "x", "y")], Compare(stored, now).Differences);
        Assert.Equal(["row 1, column Late"], Compare(stored, now with { Tables = [Flights with { Rows = [["ORD", "0.9"], .. Flights.Rows.Skip(1)] }] }).Differences.Select(found => found.Place));
    }

    [Fact]
    public void Compare_AnErrorInTheResultsPlace_TellsBoth()
    {
        OutputDifference difference = Assert.Single(Compare(OutputPart.OfText("result", "42"), OutputPart.OfText("error", "DivideByZeroException: no")).Differences);

        Assert.Equal(new OutputDifference("output", "result: 42", "error: DivideByZeroException: no"), difference);
    }

    [Fact]
    public void Compare_MoreDifferencesThanAnybodyReads_AreCounted()
    {
        string[] lines = [.. Enumerable.Range(0, 100).Select(line => $"line {line}")];

        CellComparison comparison = Compare(OutputPart.OfText("output", string.Join('\n', lines)), OutputPart.OfText("output", string.Join('\n', lines.Select(line => line + "!"))));

        Assert.Equal((Findings.Most, 100 - Findings.Most), (comparison.Differences.Count, comparison.More));
    }

    [Fact]
    public void Compare_SameContentInOtherMarkup_IsTheSameDrawnOtherwise()
    {
        CellComparison comparison = Compare(Table(Flights), Table(Flights));

        Assert.Equal((CellVerdict.WithinTolerance, (double?)null), (comparison.Verdict, comparison.Deviation));
    }

    private static CellComparison Compare(OutputPart stored, OutputPart now, double tolerance = 1e-9) =>
        new OutputComparer(new ValueRules(tolerance, [])).Compare([stored], [now]);

    private static OutputPart Table(ComparedTable table) => OutputPart.OfText("result", "") with { Tables = [table] };

    private static OutputPart Chart(string ord, string ont) => OutputPart.OfText("display", "") with
    {
        Chart = [new ChartTrace("May", new Dictionary<string, IReadOnlyList<string>> { ["x"] = ["ORD", "ONT"], ["y"] = [ord, ont] })],
    };
}
