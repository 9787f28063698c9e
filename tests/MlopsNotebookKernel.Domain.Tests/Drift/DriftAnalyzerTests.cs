using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Drift;

public class DriftAnalyzerTests
{
    [Fact]
    public void Compare_TableWithItself_IsSteadyAndMovesNothing()
    {
        TableProfile table = TestTable.Of(
            TestTable.Numbers("x", [1, 2, 3, 4, 5]), TestTable.Texts("t", ["a", "b", "a", "c", "c"]), TestTable.Booleans("b", [true, false, true, true, false]));

        DriftReport report = DriftAnalyzer.Compare(table, table);

        Assert.Equal(DriftVerdict.Steady, report.Verdict);
        Assert.Null(report.BiggestMover);
        Assert.All(report.Columns, column => Assert.Equal(0, column.Values!.Effect, 1e-7));
        Assert.All(report.Columns, column => Assert.Null(column.Moved));
    }

    [Fact]
    public void Compare_Again_GivesTheSameToTheLastBit()
    {
        SeededRandom random = new(5);
        TableProfile baseline = TestTable.Of(TestTable.Numbers("x", TestTable.Normal(random, 500)));
        TableProfile current = TestTable.Of(TestTable.Numbers("x", TestTable.Normal(random, 500)));

        Assert.Equal(
            DriftAnalyzer.Compare(baseline, current).Columns[0].Values, DriftAnalyzer.Compare(baseline, current).Columns[0].Values);
    }

    [Fact]
    public void Compare_ConstantThatStaysNearlySo_IsNotDrifted()
    {
        double[] constant = Enumerable.Repeat(7.0, 200).ToArray();
        double[] oneOther = [.. Enumerable.Repeat(7.0, 199), 8];

        ColumnDrift column = DriftAnalyzer.Compare(TestTable.Of(TestTable.Numbers("x", constant)), TestTable.Of(TestTable.Numbers("x", oneOther))).Columns[0];

        Assert.Equal(DriftMeasure.JensenShannon, column.Values!.Measure);
        Assert.True(column.Verdict is DriftVerdict.Steady, column.Verdict.ToString());
        Assert.Null(column.Statistics!.NormalizedWasserstein);
    }

    [Fact]
    public void Compare_ConstantThatIsAnother_IsDrifted()
    {
        ColumnDrift column = DriftAnalyzer.Compare(
            TestTable.Of(TestTable.Numbers("x", [.. Enumerable.Repeat(7.0, 200)])),
            TestTable.Of(TestTable.Numbers("x", [.. Enumerable.Repeat(6.0, 200)]))).Columns[0];

        Assert.Equal(DriftVerdict.Drifted, column.Verdict);
        Assert.Equal(new ShareMove("7", 1, 0), column.Moved);
    }

    [Fact]
    public void Compare_MoreMissingValues_IsDriftedByThem()
    {
        SeededRandom random = new(2);
        ColumnProfile baseline = TestTable.Numbers("x", TestTable.Normal(random, 2000));
        ColumnProfile current = TestTable.Numbers("x", TestTable.Normal(random, 1600), missing: 400);

        ColumnDrift column = DriftAnalyzer.Compare(TestTable.Of(baseline), TestTable.Of(current)).Columns[0];

        Assert.Equal(DriftVerdict.Drifted, column.Verdict);
        Assert.Equal(DriftVerdict.Steady, column.Values!.Verdict);
        Assert.Equal(0.2, column.Missing!.Current, 1e-12);
        Assert.Equal("missing", column.Moved!.Label);

        // scipy.stats.chi2_contingency([[0, 2000], [400, 1600]], correction=False)[1]
        Assert.InRange(column.Missing.PValue / 1.167279146922249e-98, 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public void Compare_NothingLeftButMissing_IsJudgedByMissingAlone()
    {
        ColumnDrift column = DriftAnalyzer.Compare(
            TestTable.Of(TestTable.Numbers("x", [1, 2, 3, 4])), TestTable.Of(TestTable.Numbers("x", [], missing: 400))).Columns[0];

        Assert.Null(column.Values);
        Assert.Equal(1, column.Missing!.Judgement.Effect, 1e-12);
    }

    [Fact]
    public void Compare_CategoriesThatComeAndGo_AreNamed()
    {
        ColumnDrift column = DriftAnalyzer.Compare(
            TestTable.Of(TestTable.Texts("t", ["a", "a", "b", "old"])), TestTable.Of(TestTable.Texts("t", ["a", "a", "b", "new", "new"]))).Columns[0];

        Assert.Equal([new ShareMove("new", 0, 0.4)], column.New);
        Assert.Equal([new ShareMove("old", 0.25, 0)], column.Vanished);
        Assert.Equal("new", column.Moved!.Label);
    }

    [Fact]
    public void Compare_CutListOfCategories_BoundsTheDistance()
    {
        ColumnProfile Cut(params string[] listed) => new(
            "t", ColumnType.Text, ColumnRole.Feature, 100, 0, new Distribution.Categories([.. listed.Order(StringComparer.Ordinal)], [.. listed.Select(_ => 20L)], 60, 30), null);

        ColumnDrift column = DriftAnalyzer.Compare(TestTable.Of(Cut("a", "b")), TestTable.Of(Cut("a", "c"))).Columns[0];

        // Only a is comparable; b and c may each hide in the other's rest.
        Assert.Empty(column.New);
        Assert.Empty(column.Vanished);
        Assert.Equal(0, column.Values!.Effect, 1e-9);
        Assert.Equal(Math.Sqrt(0.8), column.Values.Error, 1e-9);
    }

    [Fact]
    public void Compare_IdentifiersAndTimes_AreApart()
    {
        ColumnProfile id = TestTable.Numbers("id", [1, 2, 3], type: ColumnType.Integer) with { Role = ColumnRole.Identifier };
        ColumnProfile time = TestTable.Numbers("when", [1e15, 2e15, 3e15], type: ColumnType.Timestamp) with { Role = ColumnRole.Time };
        ColumnProfile laterId = TestTable.Numbers("id", [4, 5, 6], type: ColumnType.Integer);

        DriftReport report = DriftAnalyzer.Compare(TestTable.Of(id, time), TestTable.Of(laterId, time));

        Assert.Empty(report.Columns);
        Assert.Equal(["id", "when"], report.Apart.Select(column => column.Name));
        Assert.Equal("4 to 6, 3 distinct values", report.Apart[0].Current);
        Assert.Null(report.BiggestMover);
    }

    [Fact]
    public void Compare_ColumnsGoneAddedAndRetyped_AreNamedAndNeverSteady()
    {
        TableProfile baseline = TestTable.Of(
            TestTable.Numbers("gone", [1, 2]), TestTable.Numbers("widened", [1, 2], type: ColumnType.Integer), TestTable.Numbers("retyped", [1, 2]));
        TableProfile current = TestTable.Of(
            TestTable.Numbers("widened", [1, 2]), TestTable.Texts("retyped", ["1", "2"]), TestTable.Numbers("added", [1, 2]));

        DriftReport report = DriftAnalyzer.Compare(baseline, current);

        Assert.Equal(
            [
                new SchemaDifference("gone", SchemaDifferenceKind.Gone, ColumnType.Number, null, false),
                new SchemaDifference("widened", SchemaDifferenceKind.Retyped, ColumnType.Integer, ColumnType.Number, true),
                new SchemaDifference("retyped", SchemaDifferenceKind.Retyped, ColumnType.Number, ColumnType.Text, false),
                new SchemaDifference("added", SchemaDifferenceKind.Added, null, ColumnType.Number, false),
            ],
            report.Schema);
        Assert.Equal(DriftVerdict.Watch, report.Verdict);
        Assert.Equal(["widened"], report.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Compare_RawValuesGiven_AreUsedInPlaceOfBins()
    {
        SeededRandom random = new(9);
        double[] a = [.. Enumerable.Range(0, 6000).Select(_ => random.NextNormal())];
        double[] b = [.. Enumerable.Range(0, 6000).Select(_ => random.NextNormal() + 0.2)];
        TableProfile baseline = TestTable.Of(TestTable.Numbers("x", a));
        TableProfile current = TestTable.Of(TestTable.Numbers("x", b));
        DriftOptions options = new() { Raw = new Dictionary<string, RawColumn> { ["x"] = new(a, b) } };

        Judgement bounded = DriftAnalyzer.Compare(baseline, current).Columns[0].Values!;
        Judgement exact = DriftAnalyzer.Compare(baseline, current, options).Columns[0].Values!;

        Assert.True(bounded.Error > 0);
        Assert.Equal(0, exact.Error);
        Assert.InRange(exact.Effect, bounded.Effect - bounded.Error, bounded.Effect + bounded.Error);
    }
}
