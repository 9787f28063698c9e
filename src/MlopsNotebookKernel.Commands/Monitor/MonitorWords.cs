using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>The words monitoring is told in.</summary>
internal static class MonitorWords
{
    private const int MostAlarms = 3;

    /// <summary>The one line.</summary>
    /// <param name="log">The history's name.</param>
    /// <param name="history">The history.</param>
    /// <param name="answer">Whether all is well.</param>
    public static string Summary(string log, MergedHistory history, bool answer)
    {
        (string newest, IReadOnlyList<string> alarms) = (history.Periods[^1].Period, history.Periods[^1].Alarms);
        int earlier = history.Periods.Take(history.Periods.Count - 1).Count(period => period.Alarms.Count > 0);
        string before = earlier == 0 ? "" : $"; alarms in {QuantityText.Count(earlier)} of the {QuantityText.Count(history.Periods.Count - 1, "period")} before it";
        string more = alarms.Count > MostAlarms ? $" and {QuantityText.Count(alarms.Count - MostAlarms)} more" : "";
        return alarms.Count == 0
            ? $"{(answer ? "Healthy" : "Not healthy")}: {log} in {newest}, {QuantityText.Count(history.Periods[^1].Rows, "row")}{before}."
            : $"Not healthy: {log} in {newest}: {string.Join("; ", alarms.Take(MostAlarms))}{more}{before}.";
    }

    /// <summary>A value of a watched series: a share as per cent.</summary>
    /// <param name="series">The series.</param>
    /// <param name="value">The value.</param>
    public static string Value(string series, double value) =>
        series.StartsWith("share of ", StringComparison.Ordinal) || series == "failed share" ? QuantityText.Percent(value) : QuantityText.Number(value);

    /// <summary>How the periods are called: <c>month</c>.</summary>
    /// <param name="every">The periods; null where a history does not say.</param>
    public static string Of(PeriodLength? every) => every?.ToString().ToLowerInvariant() ?? "period";
}
