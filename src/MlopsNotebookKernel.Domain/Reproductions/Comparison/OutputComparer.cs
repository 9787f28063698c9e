using System.Globalization;

namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>Compares the outputs of a cell with those stored.</summary>
/// <param name="rules">Judges values.</param>
public sealed class OutputComparer(ValueRules rules)
{
    /// <summary>Compares outputs that are not the same to the byte.</summary>
    /// <param name="stored">The outputs stored, in order.</param>
    /// <param name="now">The outputs now, in order.</param>
    public CellComparison Compare(IReadOnlyList<OutputPart> stored, IReadOnlyList<OutputPart> now)
    {
        Findings findings = new(rules);
        List<(int? Stored, int? Now)> pairs = Alignment.Of(stored.Count, now.Count, (i, j) => stored[i].Kind == now[j].Kind);
        foreach ((int? one, int? other) in pairs)
        {
            string prefix = stored.Count > 1 || now.Count > 1
                ? string.Create(CultureInfo.InvariantCulture, $"output {(one ?? other)!.Value + 1}, ")
                : "";
            if (one is { } i && other is { } j && stored[i].Kind == now[j].Kind)
            {
                Compare(prefix, stored[i], now[j], findings);
            }
            else
            {
                findings.Add(prefix.TrimEnd(',', ' ') is { Length: > 0 } place ? place : "output", Describe(one, stored), Describe(other, now));
            }
        }

        return findings.ToComparison();
    }

    private static void Compare(string prefix, OutputPart stored, OutputPart now, Findings findings)
    {
        int before = findings.Count;
        foreach ((int? one, int? other) in Alignment.Of(stored.Tables.Count, now.Tables.Count, (i, j) => stored.Tables[i].Columns.SequenceEqual(now.Tables[j].Columns, StringComparer.Ordinal)))
        {
            string table = stored.Tables.Count > 1 || now.Tables.Count > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{prefix}table {(one ?? other)!.Value + 1}, ")
                : prefix;
            if (one is { } i && other is { } j)
            {
                ContentComparison.Tables(table, stored.Tables[i], now.Tables[j], findings);
            }
            else
            {
                findings.Add(table.TrimEnd(',', ' ') is { Length: > 0 } place ? place : "table", Describe(one is { } gone ? stored.Tables[gone] : null), Describe(other is { } added ? now.Tables[added] : null));
            }
        }

        ContentComparison.Texts(prefix, stored.Text, now.Text, findings);
        if (stored.Chart is { } was && now.Chart is { } isNow)
        {
            ContentComparison.Charts(was, isNow, findings);
        }
        else if (stored.Chart is not null || now.Chart is not null)
        {
            findings.Add($"{prefix}chart", stored.Chart is null ? null : "there", now.Chart is null ? null : "there");
        }

        // Data says again what text, tables and charts say; where those agree it may know more.
        if (findings.Count == before && (stored.Data is not null || now.Data is not null))
        {
            DataComparison.Run(stored.Data ?? "null", now.Data ?? "null", findings);
        }

        foreach (string type in stored.Pictures.Keys.Union(now.Pictures.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? old = stored.Pictures.GetValueOrDefault(type);
            string? current = now.Pictures.GetValueOrDefault(type);
            if (old != current)
            {
                findings.Add($"{prefix}picture ({type})", Size(old), Size(current));
            }
        }
    }

    private static string? Describe(int? index, IReadOnlyList<OutputPart> parts)
    {
        if (index is not { } place)
        {
            return null;
        }

        OutputPart part = parts[place];
        string content = part.Text.Trim() is { Length: > 0 } text ? text : part.Tables.Count > 0 ? Describe(part.Tables[0])! : part.Chart is not null ? "a chart" : "no text";
        return $"{part.Kind}: {content}";
    }

    private static string? Describe(ComparedTable? table) => table is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"a table of {table.Rows.Count} rows ({string.Join(", ", table.Columns)})");

    private static string? Size(string? picture) => picture is null ? null : string.Create(CultureInfo.InvariantCulture, $"{picture.Length} characters");
}
