using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Checks.History;

namespace MlopsNotebookKernel.Domain.Tests.Checks.History;

public sealed class CheckReviewTests
{
    private static readonly CheckDefinition Check = new(
        "no-early-arrival", "flights", CheckKind.Row, "row.Delay > -120", CheckSeverity.Error, "good@1", "defect", new DateOnly(2026, 1, 1));

    [Fact]
    public void Of_NeverFiredForAYearOfDeliveries_IsProposedForRetirement()
    {
        CheckReview review = CheckReview.Of(Check, Runs([1, 180, 366], fired: []));

        Assert.Equal((3, 0, null), (review.Runs, review.Fired, review.LastFired));
        Assert.Equal(
            "no-early-arrival has not fired since it was made on 2026-01-01, on 3 deliveries up to 2027-01-02: consider retiring it (delete .mlops/checks/no-early-arrival.json).",
            review.Proposal);
        Assert.Null(CheckReview.Of(Check, Runs([1, 180, 364], fired: [])).Proposal);
    }

    [Fact]
    public void Of_FiredSince_CountsFromThere()
    {
        CheckReview review = CheckReview.Of(Check, Runs([1, 7, 370], fired: [7]));

        Assert.Equal((3, 1, On(7)), (review.Runs, review.Fired, review.LastFired));
        Assert.Null(review.Proposal);
        Assert.Contains(
            "has not fired since 2026-01-08, on 1 delivery up to 2027-01-10", CheckReview.Of(Check, Runs([1, 7, 374], fired: [7])).Proposal);
    }

    [Fact]
    public void Of_NothingDeliveredForAYear_ProposesNothing() =>
        Assert.Null(CheckReview.Of(Check, Runs([1, 2, 3], fired: [])).Proposal);

    [Fact]
    public void Of_FiredOnEachOfTheLastFive_IsFlagged()
    {
        Assert.Contains("fired on each of the last 5", CheckReview.Of(Check, Runs([.. Enumerable.Range(0, 9)], fired: [4, 5, 6, 7, 8])).Proposal);
        Assert.Null(CheckReview.Of(Check, Runs([.. Enumerable.Range(0, 9)], fired: [3, 4, 5, 6, 8])).Proposal);
    }

    [Fact]
    public void Of_SameFileWithOtherData_IsAnotherDelivery()
    {
        CheckRun[] runs = [.. Runs([1, 2, 3, 4, 5], fired: [1, 2, 3, 4, 5]).Select((run, i) => run with { Seen = run.Seen with { Label = "latest.csv", Rows = i } })];

        CheckReview review = CheckReview.Of(Check, runs);

        Assert.Equal((5, 5), (review.Runs, review.Fired));
        Assert.Contains("fired on each of the last 5", review.Proposal);
        Assert.Equal(1, CheckReview.Of(Check, [.. runs.Select(run => run with { Seen = run.Seen with { Rows = 1 } })]).Runs);
    }

    [Fact]
    public void Of_NeverRun_ProposesNothing() => Assert.Null(CheckReview.Of(Check, []).Proposal);

    private static DateTimeOffset On(int day) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);

    private static CheckRun[] Runs(int[] days, int[] fired) =>
    [
        .. days.Select(day => new CheckRun(
            new SourceObservation($"{day}.csv", On(day), 10, []),
            [Check.Name],
            fired.Contains(day) ? [new FiredCheck(Check.Name, 1)] : [])),
    ];
}
