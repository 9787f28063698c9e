using System.Globalization;

namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>Compares what outputs hold: text by line, tables by row and column, charts by their data, data by path.</summary>
internal static class ContentComparison
{
    /// <summary>Compares texts by line.</summary>
    /// <param name="prefix">What the places begin with.</param>
    /// <param name="stored">The text stored.</param>
    /// <param name="now">The text now.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Texts(string prefix, string stored, string now, Findings findings)
    {
        if (stored == now)
        {
            return;
        }

        string[] was = Lines(stored);
        string[] isNow = Lines(now);
        foreach ((int? one, int? other) in Alignment.Of(was.Length, isNow.Length, (i, j) => findings.IsSame(was[i], isNow[j])))
        {
            findings.Compare(
                string.Create(CultureInfo.InvariantCulture, $"{prefix}line {(one ?? other)!.Value + 1}"),
                one is { } i ? was[i] : null,
                other is { } j ? isNow[j] : null);
        }
    }

    /// <summary>Compares tables by row and column.</summary>
    /// <param name="prefix">What the places begin with.</param>
    /// <param name="stored">The table stored.</param>
    /// <param name="now">The table now.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Tables(string prefix, ComparedTable stored, ComparedTable now, Findings findings)
    {
        List<(string Name, int Stored, int Now)> columns = Columns(prefix, stored, now, findings);
        string Row(IReadOnlyList<string> row, Func<(string, int Stored, int Now), int> place) =>
            string.Join('\t', columns.Select(column => place(column) is var at && at < row.Count ? row[at] : ""));
        List<(int? Stored, int? Now)> pairs = Alignment.Of(stored.Rows.Count, now.Rows.Count, (i, j) =>
            findings.IsSame(Row(stored.Rows[i], column => column.Stored), Row(now.Rows[j], column => column.Now)));
        foreach ((int? one, int? other) in pairs)
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"{prefix}row {(one ?? other)!.Value + 1}");
            if (one is { } i && other is { } j)
            {
                foreach ((string name, int left, int right) in columns)
                {
                    findings.Compare($"{row}, column {name}", left < stored.Rows[i].Count ? stored.Rows[i][left] : "", right < now.Rows[j].Count ? now.Rows[j][right] : "");
                }
            }
            else
            {
                findings.Add(row, one is { } gone ? string.Join(" | ", stored.Rows[gone]) : null, other is { } added ? string.Join(" | ", now.Rows[added]) : null);
            }
        }
    }

    /// <summary>Compares charts by their data.</summary>
    /// <param name="stored">The traces stored.</param>
    /// <param name="now">The traces now.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Charts(IReadOnlyList<ChartTrace> stored, IReadOnlyList<ChartTrace> now, Findings findings)
    {
        foreach ((int? one, int? other) in Alignment.Of(stored.Count, now.Count, (i, j) => stored[i].Name == now[j].Name))
        {
            if (one is not { } i || other is not { } j)
            {
                findings.Add("chart", one is { } gone ? $"draws {stored[gone].Name}" : null, other is { } added ? $"draws {now[added].Name}" : null);
                continue;
            }

            foreach (string property in stored[i].Series.Keys.Union(now[j].Series.Keys, StringComparer.Ordinal))
            {
                Series($"chart, {stored[i].Name}: {property}", stored[i], now[j], property, findings);
            }
        }
    }

    private static void Series(string place, ChartTrace stored, ChartTrace now, string property, Findings findings)
    {
        IReadOnlyList<string>? was = stored.Series.GetValueOrDefault(property);
        IReadOnlyList<string>? isNow = now.Series.GetValueOrDefault(property);
        if (was is null || isNow is null || was.Count != isNow.Count)
        {
            findings.Add(place, Describe(was), Describe(isNow));
            return;
        }

        IReadOnlyList<string>? x = property == "x" ? null : stored.Series.GetValueOrDefault("x");
        for (int index = 0; index < was.Count; index++)
        {
            string where = was.Count == 1 ? place
                : x?.Count == was.Count ? $"{place} where x is {x[index]}"
                : string.Create(CultureInfo.InvariantCulture, $"{place}, value {index + 1}");
            findings.Compare(where, was[index], isNow[index]);
        }
    }

    private static string? Describe(IReadOnlyList<string>? series) => series is null ? null
        : series.Count == 1 ? series[0]
        : string.Create(CultureInfo.InvariantCulture, $"{series.Count} values");

    /// <summary>The columns of both, by their titles (the first of a title with the first), and those of one alone as differences.</summary>
    private static List<(string Name, int Stored, int Now)> Columns(string prefix, ComparedTable stored, ComparedTable now, Findings findings)
    {
        int width = Math.Max(Width(stored), Width(now));
        string[] was = Titles(stored, width);
        string[] isNow = Titles(now, width);
        List<(string, int, int)> columns = [];
        bool[] taken = new bool[isNow.Length];
        for (int index = 0; index < was.Length; index++)
        {
            int other = Enumerable.Range(0, isNow.Length).FirstOrDefault(place => !taken[place] && isNow[place] == was[index], -1);
            if (other < 0)
            {
                findings.Add($"{prefix}column {was[index]}", "there", null);
                continue;
            }

            taken[other] = true;
            columns.Add((was[index], index, other));
        }

        foreach (string added in isNow.Where((_, index) => !taken[index]))
        {
            findings.Add($"{prefix}column {added}", null, "there");
        }

        return columns;
    }

    private static int Width(ComparedTable table) => table.Columns.Count > 0 ? table.Columns.Count : table.Rows.Select(row => row.Count).DefaultIfEmpty().Max();

    private static string[] Titles(ComparedTable table, int width) => table.Columns.Count > 0
        ? [.. table.Columns.Select((title, index) => title.Length > 0 ? title : Number(index))]
        : [.. Enumerable.Range(0, width).Select(Number)];

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
