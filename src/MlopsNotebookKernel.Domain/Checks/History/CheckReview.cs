using System.Globalization;

namespace MlopsNotebookKernel.Domain.Checks.History;

/// <summary>What a check's history says of it.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Runs">How many deliveries it ran on.</param>
/// <param name="Fired">On how many of them it fired.</param>
/// <param name="LastFired">When it last fired; null when it never did.</param>
/// <param name="Proposal">What to do about it, in a sentence; null for nothing.</param>
public sealed record CheckReview(string Name, int Runs, int Fired, DateTimeOffset? LastFired, string? Proposal)
{
    /// <summary>Days without firing after which a check is proposed for retirement.</summary>
    public const int DaysToRetirement = 365;

    /// <summary>The latest deliveries that must all have fired for a check to fire always.</summary>
    public const int RunsToAlways = 5;

    /// <summary>
    /// Looks through a source's history. The time is that of the latest delivery, not the clock's: a check that nothing
    /// was delivered to had no occasion to fire, and a notebook that runs again shows the same.
    /// </summary>
    /// <param name="check">A check of that source.</param>
    /// <param name="runs">The source's runs, the first first.</param>
    public static CheckReview Of(CheckDefinition check, IReadOnlyList<CheckRun> runs)
    {
        // A delivery that was checked again counts once, as it was last; other data in the same file is another delivery.
        CheckRun[] own = [.. runs.Where(run => run.Checks.Contains(check.Name)).GroupBy(Delivery).Select(group => group.Last())];
        CheckRun[] fired = [.. own.Where(run => Fires(run, check))];
        DateTimeOffset? last = fired.Length == 0 ? null : fired.Max(run => run.Seen.At);
        return new CheckReview(check.Name, own.Length, fired.Length, last, Propose(check, own, last));
    }

    private static string? Propose(CheckDefinition check, CheckRun[] own, DateTimeOffset? last)
    {
        if (own.Length == 0)
        {
            return null;
        }

        if (own.Length >= RunsToAlways && own.OrderBy(run => run.Seen.At).TakeLast(RunsToAlways).All(run => Fires(run, check)))
        {
            return $"{check.Name} fired on each of the last {RunsToAlways} deliveries: mend the source, or the check.";
        }

        DateTimeOffset since = last ?? new DateTimeOffset(check.Created, TimeOnly.MinValue, TimeSpan.Zero);
        DateTimeOffset latest = own.Max(run => run.Seen.At);
        int quiet = own.Count(run => run.Seen.At > since);
        return (latest - since).TotalDays < DaysToRetirement
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{check.Name} has not fired {(last is null ? "since it was made on" : "since")} {since.UtcDateTime:yyyy-MM-dd}, on {quiet} {(quiet == 1 ? "delivery" : "deliveries")} up to {latest.UtcDateTime:yyyy-MM-dd}: consider retiring it (delete .mlops/checks/{check.Name}.json).");
    }

    private static string Delivery(CheckRun run) =>
        string.Join('\n', run.Seen.Columns.Select(column => column.ToString()).Prepend(FormattableString.Invariant($"{run.Seen.Rows} {run.Seen.Content}")).Prepend(run.Seen.Label));

    private static bool Fires(CheckRun run, CheckDefinition check) => run.Fired.Any(fired => fired.Name == check.Name);
}
