using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>A table to run checks on, in a database of its own.</summary>
/// <param name="database">Holds the view <c>data</c>; closes with the table.</param>
/// <param name="columns">Its columns.</param>
/// <param name="source">What it is called, for messages.</param>
internal sealed class DuckCheckTable(DuckDatabase database, IReadOnlyList<Column> columns, string source) : ICheckTable
{
    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns => columns;

    /// <inheritdoc/>
    public Task<TablePass> RunAsync(IReadOnlyList<TableCheck> checks, CancellationToken cancellation) =>
        Run(session => new CheckRunner(session, columns, cancellation).Run(checks), cancellation);

    /// <inheritdoc/>
    public Task WriteFailingAsync(TableCheck check, int limit, string path, CancellationToken cancellation) => Run(
        session =>
        {
            // The fenced database writes nothing: its rows go through memory into one that may.
            using DuckDatabase target = DuckDatabase.Open();
            using DuckSession writer = target.Connect();
            FailingRows.Write(session, writer, columns, check, limit, path, cancellation);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
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
                throw new TableException(
                    "MLOPS1413",
                    $"'{source}' cannot be read to its end: {fault.Message.Split('\n')[0].TrimEnd('.', ' ', '\r')}.",
                    "Check that the file is whole and was not changed while it was read.",
                    fault);
            }
        },
        cancellation);
}
