using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Checks.Emergency;

public sealed class EmergencyChecksTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Judge_FirstDelivery_Learns()
    {
        IReadOnlyList<CheckOutcome> outcomes = EmergencyChecks.Judge(Day(0), [], Now(0));

        Assert.Equal(["new-data", "usual-rows", "same-schema"], outcomes.Select(outcome => outcome.Name));
        Assert.All(outcomes, outcome => Assert.Equal(CheckStatus.Learning, outcome.Status));
    }

    [Fact]
    public void Judge_SameDataUnderAnotherName_IsNoNewData()
    {
        CheckOutcome freshness = Judge(Day(4) with { Label = "copy.csv" }, Days(5))[0];

        Assert.Equal(CheckStatus.Failed, freshness.Status);
        Assert.Equal("no new data: at goes to 2026-01-05, and 4.csv went to 2026-01-05", freshness.Message);
    }

    [Fact]
    public void Judge_ADeliveryMissingBetween_FailsOnceTheCadenceIsKnown()
    {
        Assert.Equal(CheckStatus.Passed, Judge(Day(20), Days(20))[0].Status);
        CheckOutcome late = Judge(Day(23), Days(20))[0];
        Assert.Equal(CheckStatus.Failed, late.Status);
        Assert.Contains("4 days newer than 19.csv, where up to", late.Message);
    }

    [Fact]
    public void Judge_SameDeliveryAgainWhileTheSourceIsLive_FailsWhenOverdue()
    {
        IReadOnlyList<SourceObservation> history = Days(20);
        Assert.Equal(CheckStatus.Passed, EmergencyChecks.Judge(Day(19), history, Now(20))[0].Status);
        CheckOutcome overdue = EmergencyChecks.Judge(Day(19), history, Now(25))[0];
        Assert.Equal(CheckStatus.Failed, overdue.Status);
        Assert.StartsWith("no new data for 6 days", overdue.Message);
    }

    [Fact]
    public void Judge_OldDataAgainYearsLater_StaysTheSame()
    {
        DateTimeOffset today = Now(9000);
        SourceObservation[] history = [.. Days(20).Select(day => day with { At = today })];
        Assert.Equal(CheckStatus.Passed, EmergencyChecks.Judge(Day(19), history, today.AddDays(400))[0].Status);
    }

    [Fact]
    public void Judge_KnownDelivery_IsHeldAgainstWhatCameBeforeIt()
    {
        SourceObservation first = Day(0);
        IReadOnlyList<CheckOutcome> then = EmergencyChecks.Judge(first, [], Now(0));
        Assert.Equal(then, EmergencyChecks.Judge(first with { At = Now(50) }, Days(30), Now(50)));
    }

    [Theory]
    [InlineData(1, 300, CheckStatus.Failed)]
    [InlineData(1, 340, CheckStatus.Passed)]
    [InlineData(1, 2900, CheckStatus.Passed)]
    [InlineData(1, 3100, CheckStatus.Failed)]
    [InlineData(20, 850, CheckStatus.Failed)]
    [InlineData(20, 950, CheckStatus.Passed)]
    [InlineData(20, 1150, CheckStatus.Failed)]
    [InlineData(20, 0, CheckStatus.Failed)]
    public void Judge_Rows_AreHeldAgainstTheUsual(int earlier, long rows, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Day(earlier, rows), Days(earlier))[1].Status);

    [Fact]
    public void Judge_FewBadDeliveriesInTheHistory_MoveTheRangeLittle()
    {
        SourceObservation[] history = [.. Days(20).Select((day, i) => i == 7 ? day with { Rows = 3 } : day)];
        Assert.Equal(CheckStatus.Failed, Judge(Day(20, 600), history)[1].Status);
    }

    [Fact]
    public void Judge_WhatHappenedTwice_IsUsual()
    {
        SourceObservation[] history = [.. Days(20).Select((day, i) => i % 7 >= 5 ? day with { Rows = 300 } : day)];
        Assert.Equal(CheckStatus.Passed, Judge(Day(20, 310), history)[1].Status);
    }

    [Fact]
    public void Judge_RefusedDelivery_TeachesNothing()
    {
        SourceObservation[] history = [Day(0), Day(1, 5) with { IsUsual = false }];
        Assert.Contains("334 to 3,000", Judge(Day(2), history)[1].Message);
    }

    [Theory]
    [InlineData("value", ColumnType.Text, "value was number and is text")]
    [InlineData("value", ColumnType.Integer, null)]
    [InlineData("value", null, "value is gone")]
    [InlineData("extra", ColumnType.Text, "extra is new")]
    [InlineData("rare", ColumnType.Number, null)]
    public void Judge_Schema_NamesWhatChanged(string column, ColumnType? type, string? expected)
    {
        SourceObservation current = Day(5);
        List<ColumnSeen> columns = [.. current.Columns.Where(seen => seen.Name != column)];
        if (type is { } now)
        {
            columns.Add(new ColumnSeen(column, now, 10));
        }

        CheckOutcome schema = Judge(current with { Columns = columns }, Days(5))[2];

        Assert.Equal(expected is null ? CheckStatus.Passed : CheckStatus.Failed, schema.Status);
        Assert.Equal(expected ?? "the same 3 columns", schema.Message);
    }

    [Fact]
    public void Judge_WithoutMoments_HoldsContentAgainstContent()
    {
        SourceObservation first = new("a.csv", Now(0), 10, [new ColumnSeen("value", ColumnType.Number, 10)], "17");
        Assert.Equal(CheckStatus.Failed, Judge(first with { Label = "b.csv" }, [first])[0].Status);
        Assert.Equal(CheckStatus.Passed, Judge(first with { Label = "b.csv", Content = "18" }, [first])[0].Status);
    }

    private static IReadOnlyList<CheckOutcome> Judge(SourceObservation current, IReadOnlyList<SourceObservation> history) =>
        EmergencyChecks.Judge(current, history, current.At);

    private static DateTimeOffset Now(int day) => new(Start.AddDays(day).AddMinutes(20), TimeSpan.Zero);

    private static SourceObservation[] Days(int count) => [.. Enumerable.Range(0, count).Select(day => Day(day))];

    private static SourceObservation Day(int number, long rows = 1000) => new(
        $"{number}.csv",
        Now(number),
        rows,
        [
            new ColumnSeen("at", ColumnType.Timestamp, rows, Start.AddDays(number)),
            new ColumnSeen("value", ColumnType.Number, rows),
            new ColumnSeen("rare", ColumnType.Text, 0),
        ]);
}
