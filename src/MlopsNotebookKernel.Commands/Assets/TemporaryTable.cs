using System.Data.Common;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>A table over a temporary copy, deleted with it.</summary>
/// <param name="table">The table.</param>
/// <param name="folder">The folder that holds the copy alone; absolute.</param>
internal sealed class TemporaryTable(ITable table, string folder) : ITable
{
    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns => table.Columns;

    /// <inheritdoc/>
    public Task<TableProfile> ProfileAsync(IProgress<double>? progress, CancellationToken cancellation) =>
        table.ProfileAsync(progress, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, TableProfile>> ProfileBySegmentAsync(string segmentColumn, CancellationToken cancellation) =>
        table.ProfileBySegmentAsync(segmentColumn, cancellation);

    /// <inheritdoc/>
    public Task<TableDigest> DigestAsync(IProgress<double>? progress, CancellationToken cancellation) =>
        table.DigestAsync(progress, cancellation);

    /// <inheritdoc/>
    public Task<double[]> NumbersAsync(string column, CancellationToken cancellation) => table.NumbersAsync(column, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadAsync(IReadOnlyList<string>? columns, CancellationToken cancellation) =>
        table.ReadAsync(columns, cancellation);

    /// <inheritdoc/>
    public Task WriteParquetAsync(string path, CancellationToken cancellation) => table.WriteParquetAsync(path, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await table.DisposeAsync().ConfigureAwait(false);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
