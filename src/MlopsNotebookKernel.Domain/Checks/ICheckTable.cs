using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>A table to run checks on.</summary>
public interface ICheckTable : IAsyncDisposable
{
    /// <summary>The columns, in the source's order.</summary>
    IReadOnlyList<Column> Columns { get; }

    /// <summary>
    /// Runs checks: all SQL over rows and aggregates in one pass, compiled code in one more, each query by itself.
    /// </summary>
    /// <param name="checks">The checks.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">The table cannot be read to its end.</exception>
    Task<TablePass> RunAsync(IReadOnlyList<TableCheck> checks, CancellationToken cancellation);

    /// <summary>Writes the first rows that fail a check as a Parquet file.</summary>
    /// <param name="check">A check of rows, or a query.</param>
    /// <param name="limit">The most rows to write.</param>
    /// <param name="path">Absolute path; replaced when it exists.</param>
    /// <param name="cancellation">Cancels.</param>
    Task WriteFailingAsync(TableCheck check, int limit, string path, CancellationToken cancellation);
}
