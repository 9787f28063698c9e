using System.Globalization;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// Finds the narrowest form that all of a column's present fields fit. The first rows narrow the choice; storing the
/// rows checks every field against it; only where one does not fit are all rows looked at for all forms. So the answer
/// is that of all rows, mostly at the price of one pass.
/// </summary>
/// <param name="session">Where to ask.</param>
/// <param name="rows">The SQL of the rows, with text columns <c>r0</c>, <c>r1</c>, ….</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class CsvForms(DuckSession session, string rows, CancellationToken cancellation)
{
    private const int SampleRows = 2048;
    private const string Misfit = "a field does not fit its column";

    private static readonly CsvForm[] Candidates =
        [CsvForm.Boolean, CsvForm.Integer, CsvForm.Number, CsvForm.Timestamp, CsvForm.ZonedTimestamp];

    /// <summary>Stores the rows as <c>data</c>, columns <c>c0</c>, <c>c1</c>, ….</summary>
    /// <param name="columns">Number of columns.</param>
    /// <param name="spill">Absolute path of a Parquet file to write them to, which is then viewed; null for a table in memory.</param>
    /// <returns>The form of each column.</returns>
    internal CsvForm[] Store(int columns, string? spill)
    {
        int[] all = [.. Enumerable.Range(0, columns)];
        CsvForm?[] guesses = Narrowest(all, $"(SELECT * FROM {rows} LIMIT {SampleRows})");
        int[] open = [.. all.Where(i => guesses[i] is null)];
        CsvForm[] forms = [.. guesses.Select(static guess => guess ?? CsvForm.Text)];
        Decide(forms, open);
        try
        {
            Store(forms, spill);
        }
        catch (DuckQueryException fault) when (fault.Message.Contains(Misfit, StringComparison.Ordinal))
        {
            Decide(forms, [.. all.Where(i => forms[i] != CsvForm.Text)]);
            Store(forms, spill);
        }

        return forms;
    }

    private void Store(CsvForm[] forms, string? spill)
    {
        // A word for a missing value has no form, so only what has none is looked up among those words.
        IEnumerable<string> values = forms.Select(static (form, i) => form == CsvForm.Text
            ? $"r{i} AS c{i}"
            : $"coalesce({CsvValue.Value(form, $"r{i}")}, CASE WHEN {CsvValue.Present($"r{i}")} IS NOT NULL THEN error('{Misfit}: ' || r{i}) END) AS c{i}");
        string select = $"SELECT {string.Join(", ", values)} FROM {rows}";
        if (spill is null)
        {
            session.Execute($"CREATE TABLE data AS {select}", cancellation);
            return;
        }

        session.Execute($"COPY ({select}) TO {Sql.Text(spill)} (FORMAT parquet)", cancellation);
        session.Execute($"CREATE VIEW data AS SELECT * FROM read_parquet({Sql.Path(spill)}, hive_partitioning = false)", cancellation);
    }

    /// <summary>Decides columns by all rows.</summary>
    private void Decide(CsvForm[] forms, int[] columns)
    {
        CsvForm?[] found = columns.Length == 0 ? [] : Narrowest(columns, rows);
        for (int i = 0; i < columns.Length; i++)
        {
            forms[columns[i]] = found[i] ?? CsvForm.Text;
        }
    }

    /// <summary>The narrowest form of each column; null where nothing is present, or whole numbers exceed 64 bits.</summary>
    private CsvForm?[] Narrowest(int[] columns, string from)
    {
        IEnumerable<string> counts = columns.SelectMany(static i => Counts($"p{i}"));
        IEnumerable<string> present = columns.Select(static i => $"{CsvValue.Present($"r{i}")} AS p{i}");
        object?[] found = session.Query(
            $"SELECT {string.Join(", ", counts)} FROM (SELECT {string.Join(", ", present)} FROM {from})", cancellation)[0];
        int each = Candidates.Length + 2;
        return [.. columns.Select((_, i) => Narrowest(found.AsSpan(i * each, each)))];
    }

    private static IEnumerable<string> Counts(string field)
    {
        yield return $"count({field})";
        yield return $"count(*) FILTER (WHERE {CsvValue.IsWhole(field)})";
        foreach (CsvForm form in Candidates)
        {
            yield return $"count({CsvValue.Value(form, field)})";
        }
    }

    /// <summary>
    /// Whole numbers of which some exceed 64 bits are not numbers here: as floating-point numbers they would lose
    /// digits, and such columns are keys more often than quantities.
    /// </summary>
    private static CsvForm? Narrowest(ReadOnlySpan<object?> counts)
    {
        long present = Count(counts[0]);
        bool allWhole = Count(counts[1]) == present;
        for (int i = 0; i < Candidates.Length && present > 0; i++)
        {
            if (Count(counts[i + 2]) == present)
            {
                return Candidates[i] == CsvForm.Number && allWhole ? null : Candidates[i];
            }
        }

        return present == 0 ? null : CsvForm.Text;
    }

    private static long Count(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
