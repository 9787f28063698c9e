using System.Globalization;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Queries;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>Runs checks: one statement for all that is SQL over rows or the table, one stream for all compiled code.</summary>
/// <param name="session">Where view <c>data</c> is.</param>
/// <param name="columns">Its columns.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class CheckRunner(DuckSession session, IReadOnlyList<Column> columns, CancellationToken cancellation)
{
    /// <summary>Runs checks.</summary>
    /// <param name="checks">The checks.</param>
    public TablePass Run(IReadOnlyList<TableCheck> checks)
    {
        CheckMeasure?[] measures = new CheckMeasure?[checks.Count];
        List<int> inPass = [];
        for (int i = 0; i < checks.Count; i++)
        {
            switch (checks[i])
            {
                case TableCheck.Rows:
                    inPass.Add(i);
                    break;
                case TableCheck.Aggregate aggregate when Objection(() => CheckStatement.RequireExpression(session, aggregate.Expression, cancellation)) is { } fault:
                    measures[i] = new CheckMeasure(0, null, fault);
                    break;
                case TableCheck.Aggregate:
                    inPass.Add(i);
                    break;
                case TableCheck.Query query:
                    measures[i] = Count(query);
                    break;
            }
        }

        IReadOnlyDictionary<int, long> counted = new GroupedChecks(session, columns, cancellation).Count(checks, inPass);
        inPass.RemoveAll(counted.ContainsKey);
        object?[] row = Pass(checks, inPass, measures);
        foreach ((int place, long holds) in counted)
        {
            measures[place] = new CheckMeasure((long)row[0]! - holds, null, null);
        }

        Stream(checks, measures);
        return Gather(row, checks, inPass, measures);
    }

    private bool HasMoments => columns.Any(column => column.Type == ColumnType.Timestamp);

    /// <summary>What is seen of the table itself: rows, present values, latest moments, and the content where nothing tells the time.</summary>
    private List<string> Facts()
    {
        List<string> facts = ["count(*)"];
        for (int i = 0; i < columns.Count; i++)
        {
            string name = Sql.Name(columns[i].Name);
            facts.Add($"count({name})");
            facts.Add(columns[i].Type == ColumnType.Timestamp ? $"max({name}) FILTER (WHERE isfinite({name}))" : HasMoments ? "NULL" : $"bit_xor(hash({name}))");
        }

        return facts;
    }

    private object?[] Pass(IReadOnlyList<TableCheck> checks, List<int> inPass, CheckMeasure?[] measures)
    {
        string facts = string.Join(", ", Facts());
        try
        {
            return Row(string.Join(", ", inPass.Select(i => CheckStatement.Column(checks[i])).Prepend(facts)));
        }
        catch (DuckQueryException) when (inPass.Count > 0)
        {
            // One of them does not fit this table: each is tried alone, and the rest run together again.
            foreach (int i in inPass.ToArray())
            {
                if (Objection(() => Row(CheckStatement.Column(checks[i]))) is { } fault)
                {
                    measures[i] = new CheckMeasure(0, null, fault);
                    inPass.Remove(i);
                }
            }

            return Row(string.Join(", ", inPass.Select(i => CheckStatement.Column(checks[i])).Prepend(facts)));
        }
    }

    private object?[] Row(string select) => session.Query($"SELECT {select} FROM data", cancellation)[0];

    private void Stream(IReadOnlyList<TableCheck> checks, CheckMeasure?[] measures)
    {
        (int Place, IRowPredicate Predicate)[] code = [.. checks
            .Select((check, i) => (Place: i, Predicate: (check as TableCheck.Code)?.Predicate))
            .Where(each => each.Predicate is not null)
            .Select(each => (each.Place, each.Predicate!))];
        if (code.Length == 0)
        {
            return;
        }

        long[] failing = new long[code.Length];
        string?[] thrown = new string?[code.Length];
        RowStream.Read(session, columns, [.. code.Select(each => each.Predicate)], cancellation, (i, _, rows, holds, fault) =>
        {
            thrown[i] ??= fault;
            failing[i] += holds.AsSpan(0, rows).Count(false);
            return true;
        });
        for (int i = 0; i < code.Length; i++)
        {
            measures[code[i].Place] = new CheckMeasure(failing[i], null, null, thrown[i]);
        }
    }

    private CheckMeasure Count(TableCheck.Query query)
    {
        long failing = 0;
        string? fault = Objection(() =>
        {
            SqlStatement.Read(session, query.Select, cancellation);
            failing = (long)session.Query($"SELECT count(*) FROM (\n{FailingRows.Trimmed(query.Select)}\n)", cancellation)[0][0]!;
        });
        return new CheckMeasure(failing, null, fault);
    }

    private TablePass Gather(object?[] row, IReadOnlyList<TableCheck> checks, List<int> inPass, CheckMeasure?[] measures)
    {
        long rows = (long)row[0]!;
        ColumnSeen[] seen = [.. columns.Select((column, i) => new ColumnSeen(column.Name, column.Type, (long)row[1 + (2 * i)]!, row[2 + (2 * i)] as DateTime?))];
        string? content = HasMoments
            ? null
            : string.Join('-', columns.Select((_, i) => Convert.ToString(row[2 + (2 * i)] ?? 0UL, CultureInfo.InvariantCulture)));
        for (int i = 0; i < inPass.Count; i++)
        {
            object? value = row[1 + (2 * columns.Count) + i];
            measures[inPass[i]] = checks[inPass[i]] is TableCheck.Rows
                ? new CheckMeasure(rows - (long)value!, null, null)
                : new CheckMeasure(0, CheckStatement.Value(value), null);
        }

        return new TablePass(rows, seen, content, [.. measures.Select(measure => measure!)]);
    }

    /// <summary>Why something cannot be done with this table; null when it can.</summary>
    private static string? Objection(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (DuckQueryException fault)
        {
            return fault.Message.Split('\n')[0].TrimEnd();
        }
        catch (TableException fault)
        {
            return fault.Message;
        }
    }
}
