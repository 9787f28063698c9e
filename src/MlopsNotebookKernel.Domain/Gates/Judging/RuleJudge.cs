using MlopsNotebookKernel.Domain.Metrics;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>
/// Holds values against rules. An improvement must be shown: its whole interval lies above what is asked. A floor and a
/// slice's allowance must be kept: a value that keeps them meets them, and one that misses breaks them only where its
/// whole interval does, or chance would reject.
/// </summary>
internal static class RuleJudge
{
    private const double MostRows = 1e12;

    /// <summary>Judges a least improvement.</summary>
    /// <param name="value">By how much the challenger is better; null where it is not defined.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="least">What is asked.</param>
    /// <param name="rows">Number of rows.</param>
    public static (RuleOutcome Outcome, long? MoreRows) Improvement(double? value, Interval? interval, double least, int rows) =>
        value is not { } known || interval is null ? (RuleOutcome.Unclear, null)
        : interval.Low > least ? (RuleOutcome.Met, null)
        : interval.High <= least ? (RuleOutcome.Broken, null)
        : (RuleOutcome.Unclear, MoreRows(known, interval, least, rows));

    /// <summary>Judges a floor on a value in its own direction, or an allowance on an improvement (for which higher is better).</summary>
    /// <param name="value">The value; null where it is not defined.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="floor">The worst value allowed.</param>
    /// <param name="better">Which way is better.</param>
    /// <param name="rows">Number of rows.</param>
    public static (RuleOutcome Outcome, long? MoreRows) Floor(
        double? value, Interval? interval, double floor, MetricDirection better, int rows)
    {
        if (value is not { } known)
        {
            return (RuleOutcome.Unclear, null);
        }

        bool keeps = better == MetricDirection.Higher ? known >= floor : known <= floor;
        return keeps ? (RuleOutcome.Met, null)
            : interval is null ? (RuleOutcome.Unclear, null)
            : (better == MetricDirection.Higher ? interval.High < floor : interval.Low > floor) ? (RuleOutcome.Broken, null)
            : (RuleOutcome.Unclear, MoreRows(known, interval, floor, rows));
    }

    /// <summary>
    /// About how many more rows would take the limit out of the interval, if the value stays: intervals shrink as the
    /// root of the number of rows.
    /// </summary>
    private static long? MoreRows(double value, Interval interval, double limit, int rows)
    {
        double reach = value > limit ? value - interval.Low : interval.High - value;
        double distance = Math.Abs(value - limit);
        double needed = rows * Math.Pow(reach / distance, 2);
        return distance > 0 && needed < MostRows ? Math.Max(1, (long)Math.Ceiling(needed - rows)) : null;
    }
}
