using System.Data.Common;
using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Digests;
using MlopsNotebookKernel.Tables.Profiles;
using MlopsNotebookKernel.Tables.Reading;

namespace MlopsNotebookKernel.Tables;

/// <summary>A table in a database of its own. Its methods may run at the same time; each takes a connection of its own.</summary>
/// <param name="database">Holds <c>data</c>, with columns <c>c0</c>, <c>c1</c>, …; closes with the table.</param>
/// <param name="columns">What those columns are.</param>
/// <param name="source">What the table is called, for messages.</param>
internal sealed class DuckTable(DuckDatabase database, IReadOnlyList<Column> columns, string source) : ITable
{
    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns => columns;

    /// <inheritdoc/>
    public Task<TableProfile> ProfileAsync(IProgress<double>? progress, CancellationToken cancellation) =>
        Run(session => new TableProfiler(session, columns, cancellation).Profile(progress), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, TableProfile>> ProfileBySegmentAsync(
        string segmentColumn, CancellationToken cancellation)
    {
        int place = Find(segmentColumn);
        if (columns[place].Type is not (ColumnType.Text or ColumnType.Integer or ColumnType.Boolean))
        {
            throw new TableException(
                "MLOPS1412",
                $"Column '{segmentColumn}' of '{source}' holds {Described(columns[place].Type)}, which make no segments.",
                "Name a column of text, whole numbers or truth values.");
        }

        return Run(session => new SegmentProfiler(session, columns, place, source, cancellation).Profile(), cancellation);
    }

    /// <inheritdoc/>
    public Task<TableDigest> DigestAsync(IProgress<double>? progress, CancellationToken cancellation) => Run(
        session => TableDigester.Digest(session, columns, Rows(session, cancellation), progress, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<double[]> NumbersAsync(string column, CancellationToken cancellation)
    {
        int place = Find(column);
        if (columns[place].Type == ColumnType.Text)
        {
            throw new TableException(
                "MLOPS1412", $"Column '{column}' of '{source}' holds text, not numbers.", "Name a column of numbers.");
        }

        return Run(session => NumberReader.Read(session, columns[place], place, Rows(session, cancellation), cancellation), cancellation);
    }

    /// <inheritdoc/>
    public Task<DbDataReader> ReadAsync(IReadOnlyList<string>? columnNames, CancellationToken cancellation)
    {
        int[] places = columnNames is null ? [.. Enumerable.Range(0, columns.Count)] : [.. columnNames.Select(Find)];
        string values = string.Join(", ", places.Select(place => $"c{place} AS {Sql.Name(columns[place].Name)}"));
        return Task.Run<DbDataReader>(
            () =>
            {
                DuckSession session = database.Connect();
                try
                {
                    return new RowReader(session, session.Read($"SELECT {values} FROM data", cancellation), source, cancellation);
                }
                catch (DuckQueryException fault)
                {
                    session.Dispose();
                    throw Unreadable(fault);
                }
                catch
                {
                    session.Dispose();
                    throw;
                }
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task WriteParquetAsync(string path, CancellationToken cancellation) => Run(
        session =>
        {
            ParquetWriter.Write(session, columns, path, cancellation);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private static long Rows(DuckSession session, CancellationToken cancellation) =>
        Convert.ToInt64(session.Query("SELECT count(*) FROM data", cancellation)[0][0], CultureInfo.InvariantCulture);

    private static string Described(ColumnType type) => type == ColumnType.Timestamp ? "timestamps" : "fractional numbers";

    private int Find(string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
            {
                return i;
            }
        }

        throw new TableException(
            "MLOPS1411",
            $"'{source}' has no column '{name}'.",
            $"Its columns are {string.Join(", ", columns.Take(40).Select(static column => column.Name))}.");
    }

    private Task<T> Run<T>(Func<DuckSession, T> work, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using DuckSession session = database.Connect();
            try
            {
                return work(session);
            }
            catch (DuckQueryException fault)
            {
                throw Unreadable(fault);
            }
        },
        cancellation);

    private TableException Unreadable(DuckQueryException fault) => new(
        "MLOPS1413",
        $"'{source}' cannot be read to its end: {FirstLine(fault.Message)}",
        "Check that the file is whole and was not changed while it was read.",
        fault);

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.', ' ', '\r') + ".";
}
