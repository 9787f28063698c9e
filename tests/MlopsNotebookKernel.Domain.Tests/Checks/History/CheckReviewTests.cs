using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Checks.History;

namespace MlopsNotebookKernel.Domain.Tests.Checks.History;

public sealed class CheckReviewTests
{
    private static readonly CheckDefinition Check = new(
        "no-early-arrival", "flights", CheckKind.Row, "row.Delay > -120", CheckSeverity.Error, "good@1", "defect", new DateOnly(2026, 1, 1));

    [Fact]
    public void Of_NeverFiredForAYear_IsProposedForRetirement()
    {
        CheckReview review = CheckReview.Of(Check, Runs(3, fired: []), On(370));

        Assert.Equal((3, 0, null), (review.Runs, review.Fired, review.LastFired));
        Assert.StartsWith("no-early-arrival has not fired for 370 days, on 3 deliveries", review.Proposal);
        Assert.Null(CheckReview.Of(Check, Runs(3, fired: []), On(300)).Proposal);
    }

    [Fact]
    public void Of_FiredSince_CountsFromThere()
    {
        CheckReview review = CheckReview.Of(Check, Runs(9, fired: [7]), On(370));

        Assert.Equal((9, 1, On(7)), (review.Runs, review.Fired, review.LastFired));
        Assert.Null(review.Proposal);
    }

    [Fact]
    public void Of_FiredOnEachOfTheLastFive_IsFlagged()
    {
        Assert.Contains("fired on each of the last 5", CheckReview.Of(Check, Runs(9, fired: [4, 5, 6, 7, 8]), On(20)).Proposal);
        Assert.Null(CheckReview.Of(Check, Runs(9, fired: [3, 4, 5, 6, 8]), On(20)).Proposal);
    }

    [Fact]
    public void Of_NeverRun_ProposesNothing() => Assert.Null(CheckReview.Of(Check, [], On(900)).Proposal);

    private static DateTimeOffset On(int day) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);

    private static CheckRun[] Runs(int count, int[] fired) =>
    [
        .. Enumerable.Range(0, count).Select(day => new CheckRun(
            new SourceObservation($"{day}.csv", On(day), 10, []),
            [Check.Name],
            fired.Contains(day) ? [new FiredCheck(Check.Name, 1)] : [])),
    ];
}
