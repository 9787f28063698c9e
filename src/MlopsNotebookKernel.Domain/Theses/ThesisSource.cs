using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>Where a series is read from.</summary>
public abstract partial record ThesisSource
{
    private ThesisSource()
    {
    }

    /// <summary>A file with a time and values: <c>data/revenue.csv</c>, <c>data/revenue.csv#day,revenue</c>.</summary>
    /// <param name="Path">Its path, relative to the workspace's root once it is stored.</param>
    /// <param name="Time">The column of times; null where there is one only.</param>
    /// <param name="Value">The column of values; null where there is one only.</param>
    public sealed record File(string Path, string? Time, string? Value) : ThesisSource
    {
        /// <inheritdoc/>
        public override string ToString() => Path + Columns(Time, Value);
    }

    /// <summary>A variable of the notebook: <c>@revenue</c>, <c>@revenue#day,revenue</c>.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Time">The column of times; null where there is one only.</param>
    /// <param name="Value">The column of values; null where there is one only.</param>
    public sealed record Variable(string Name, string? Time, string? Value) : ThesisSource
    {
        /// <inheritdoc/>
        public override string ToString() => $"@{Name}{Columns(Time, Value)}";
    }

    /// <summary>A query whose result has a time and a value.</summary>
    /// <param name="Sql">The query; files in it are relative to the workspace's root.</param>
    public sealed record Query(string Sql) : ThesisSource
    {
        /// <inheritdoc/>
        public override string ToString() => Sql;
    }

    /// <summary>A metric that <c>monitor</c> has measured over time: <c>history:auc</c>, <c>history:scoring/auc</c>.</summary>
    /// <param name="Log">The monitored log's name; null where one alone has the metric.</param>
    /// <param name="Metric">The metric's name.</param>
    public sealed record History(string? Log, string Metric) : ThesisSource
    {
        /// <inheritdoc/>
        public override string ToString() => Log is null ? $"history:{Metric}" : $"history:{Log}/{Metric}";
    }

    /// <summary>Reads what a user or a file writes; null for what is no source.</summary>
    /// <param name="text">The text.</param>
    public static ThesisSource? Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.StartsWith("history:", StringComparison.Ordinal))
        {
            string[] parts = trimmed["history:".Length..].Split('/');
            return parts.Length <= 2 && parts.All(SnapshotName.IsValid)
                ? new History(parts.Length == 2 ? parts[0] : null, parts[^1])
                : null;
        }

        if (IsQuery().IsMatch(trimmed))
        {
            return new Query(trimmed);
        }

        int sign = trimmed.LastIndexOf('#');
        string place = sign < 0 ? trimmed : trimmed[..sign];
        string[] columns = sign < 0 ? [] : trimmed[(sign + 1)..].Split(',', StringSplitOptions.TrimEntries);
        if (place.Length == 0 || place == "@" || columns.Length > 2 || columns.Any(column => column.Length == 0))
        {
            return null;
        }

        string? time = columns.Length == 2 ? columns[0] : null;
        string? value = columns.Length > 0 ? columns[^1] : null;
        return place[0] == '@' ? new Variable(place[1..], time, value) : new File(place, time, value);
    }

    private static string Columns(string? time, string? value) => value is null ? "" : time is null ? $"#{value}" : $"#{time},{value}";

    [GeneratedRegex(@"^(SELECT|FROM|WITH|VALUES)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsQuery();
}
