using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Rows;

namespace MlopsNotebookKernel.Tables.Queries;

/// <summary>
/// Runs a query in a database of its own: each table that it names is loaded there as any table is, under its name, so
/// that types are the same everywhere.
/// </summary>
internal static partial class TableQuery
{
    /// <summary>Runs a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="names">What names mean.</param>
    /// <param name="folder">Where relative paths start.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<ITable> RunAsync(string sql, IQueryNames names, string folder, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            throw new TableException("MLOPS1431", "The query is empty.", "Write a SELECT below the #!sql line.");
        }

        string query = SqlRewriter.Rewrite(sql, name => Meaning(name, names.ValueOf(name)));
        DuckDatabase database = DuckDatabase.Open(folder, names.IsFence);
        try
        {
            using DuckSession session = database.Connect();
            IReadOnlyList<string> unknown = await LoadAsync(session, SqlStatement.Read(session, query, cancellation), names, cancellation)
                .ConfigureAwait(false);
            if (names.IsFence)
            {
                database.Fence();
            }

            try
            {
                // The query stands on lines of its own: it may end in a comment.
                return new DuckTable(database, DescribedTable.Create(session, "TABLE", $"(\n{query}\n)", "the result", cancellation), "the result");
            }
            catch (DuckQueryException fault)
            {
                throw Explain(fault, unknown, names);
            }
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static string Meaning(string name, object? value) => value switch
    {
        null => "NULL",
        _ when CellType.Of(value.GetType()) is null => Sql.Name(name),
        bool truth => truth ? "true" : "false",
        float or double or decimal or Half => $"({Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)})::DOUBLE",
        DateTime moment => $"TIMESTAMP {Sql.Text(moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture))}",
        DateTimeOffset moment => $"TIMESTAMP {Sql.Text(moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture))}",
        DateOnly day => $"DATE {Sql.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}",
        sbyte or byte or short or ushort or int or uint or long or ulong => $"({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        _ => Sql.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Loads the tables that a query names.</summary>
    /// <returns>The names that mean nothing known: they may be the query's own.</returns>
    private static async Task<IReadOnlyList<string>> LoadAsync(
        DuckSession session, SqlStatement statement, IQueryNames names, CancellationToken cancellation)
    {
        List<string> unknown = [];
        for (int i = 0; i < statement.Tables.Count; i++)
        {
            string name = statement.Tables[i];
            if (await names.FindAsync(name, cancellation).ConfigureAwait(false) is not { } source)
            {
                unknown.Add(name);
                continue;
            }

            IReadOnlyList<Column> columns = DuckTableEngine.Load(session, source, null, cancellation);
            string stored = string.Create(CultureInfo.InvariantCulture, $"mlops_source_{i}");
            bool isView = (string)session.Query("SELECT table_type FROM information_schema.tables WHERE table_name = 'data'", cancellation)[0][0]! == "VIEW";
            session.Execute($"ALTER {(isView ? "VIEW" : "TABLE")} data RENAME TO {stored}", cancellation);
            string named = string.Join(", ", columns.Select((column, place) => string.Create(CultureInfo.InvariantCulture, $"c{place} AS {Sql.Name(column.Name)}")));

            // Behind a fence files can no longer be read when the query runs.
            session.Execute($"CREATE {(names.IsFence ? "TABLE" : "VIEW")} {Sql.Name(name)} AS SELECT {named} FROM {stored}", cancellation);
        }

        return unknown;
    }

    private static TableException Explain(DuckQueryException fault, IReadOnlyList<string> unknown, IQueryNames names)
    {
        if (names.IsFence && fault.Message.StartsWith("Permission Error", StringComparison.Ordinal))
        {
            return new TableException(
                "MLOPS1433",
                "The query reads a file that it may not.",
                "Name files of the repository in FROM, by paths relative to the workspace's root; functions that read files are not served in a query that is kept.",
                fault);
        }

        if (MissingTable().Match(fault.Message) is { Success: true } missing && unknown.Contains(missing.Groups[1].Value))
        {
            IReadOnlyList<string> all = names.All;
            return new TableException(
                "MLOPS1432",
                $"The query names {missing.Groups[1].Value}, which is no variable, file or snapshot.",
                all.Count == 0 ? "Run the cell that declares it, or name a file in quotes." : $"There are: {string.Join(", ", all.Take(20))}.",
                fault);
        }

        string message = Kind().Replace(fault.Message, "");
        return SqlStatement.Wrong(message, Place().Match(fault.Message) is { Success: true } place
            ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) - 1
            : null, fault);
    }

    [GeneratedRegex("^Catalog Error: Table with name (.+?) does not exist", RegexOptions.CultureInvariant)]
    private static partial Regex MissingTable();

    [GeneratedRegex("^[A-Za-z ]+ Error: ", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^LINE (\d+):", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Place();
}
