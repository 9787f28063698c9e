using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>Reads the columns that compiled checks need, once for all of them, and lets each judge some 2,048 rows at a time.</summary>
internal static class RowStream
{
    /// <summary>Takes a predicate's judgement of some rows.</summary>
    /// <param name="predicate">The predicate's place.</param>
    /// <param name="first">The first row's number, from 0.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="holds">Whether each holds.</param>
    /// <param name="thrown">The type of the first exception; null for none.</param>
    /// <returns>Whether to go on.</returns>
    internal delegate bool Judged(int predicate, long first, int rows, bool[] holds, string? thrown);

    /// <summary>Reads all rows, in order.</summary>
    /// <param name="session">Where view <c>data</c> is.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="predicates">What judges.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="judged">Takes judgements.</param>
    public static void Read(
        DuckSession session, IReadOnlyList<Column> columns, IReadOnlyList<IRowPredicate> predicates, CancellationToken cancellation, Judged judged)
    {
        RowColumn[] needed = [.. predicates.SelectMany(predicate => predicate.Columns).DistinctBy(column => column.Column)];
        ColumnBuffer[] buffers = [.. needed.Select(column => new ColumnBuffer(column.Type))];
        int[][] places = [.. predicates.Select(predicate => predicate.Columns.Select(column => Array.FindIndex(needed, each => each.Column == column.Column)).ToArray())];
        string values = needed.Length == 0 ? "1" : string.Join(", ", needed.Select(column => Value(column, columns)));
        long first = 0;
        bool[] holds = [];
        using ChunkStream stream = session.Stream($"SELECT {values} FROM data", cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                int rows = chunk.Rows;
                holds = holds.Length >= rows ? holds : new bool[rows];
                for (int i = 0; i < buffers.Length; i++)
                {
                    buffers[i].Take(chunk.Vector(i));
                }

                for (int i = 0; i < predicates.Count; i++)
                {
                    string? thrown = predicates[i].Judge(
                        rows, [.. places[i].Select(place => buffers[place].Values)], [.. places[i].Select(place => buffers[place].Present)], holds);
                    if (!judged(i, first, rows, holds, thrown))
                    {
                        return;
                    }
                }

                first += rows;
            }
        }
    }

    /// <summary>A column as the check knows it: whole numbers may stand where it knows numbers, and a column without values is of any type.</summary>
    private static string Value(RowColumn column, IReadOnlyList<Column> columns)
    {
        string name = Sql.Name(column.Column);
        ColumnType type = columns.First(each => each.Name == column.Column).Type;
        return type == column.Type ? name : $"CAST({name} AS {StoredType(column.Type)})";
    }

    private static string StoredType(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Integer => "BIGINT",
        ColumnType.Number => "DOUBLE",
        ColumnType.Text => "VARCHAR",
        _ => "TIMESTAMP",
    };
}
