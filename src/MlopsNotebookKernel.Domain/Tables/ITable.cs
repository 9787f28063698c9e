using System.Data.Common;
using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>An opened table: read in streams, never loaded whole.</summary>
public interface ITable : IAsyncDisposable
{
    /// <summary>The columns, in the source's order.</summary>
    IReadOnlyList<Column> Columns { get; }

    /// <summary>Profiles every column in one pass.</summary>
    /// <param name="progress">Gets the share done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<TableProfile> ProfileAsync(IProgress<double>? progress, CancellationToken cancellation);

    /// <summary>Profiles every column within each value of one text, integer or boolean column.</summary>
    /// <param name="segmentColumn">The column whose values are the segments; at most 4,096 of them.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A profile by segment value (as text; missing is the empty string).</returns>
    Task<IReadOnlyDictionary<string, TableProfile>> ProfileBySegmentAsync(string segmentColumn, CancellationToken cancellation);

    /// <summary>A digest of each column over all its values in canonical form, in row order.</summary>
    /// <param name="progress">Gets the share done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<TableDigest> DigestAsync(IProgress<double>? progress, CancellationToken cancellation);

    /// <summary>All values of a numeric (or boolean, or timestamp as microseconds) column without the missing ones, in row order.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<double[]> NumbersAsync(string column, CancellationToken cancellation);

    /// <summary>Reads the rows; the reader's columns are those asked for, with .NET types by <see cref="ColumnType"/> or <see cref="DBNull"/>.</summary>
    /// <param name="columns">Names of columns; null reads all.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<DbDataReader> ReadAsync(IReadOnlyList<string>? columns, CancellationToken cancellation);

    /// <summary>Writes the table as a Parquet file.</summary>
    /// <param name="path">Absolute path; replaced when it exists.</param>
    /// <param name="cancellation">Cancels.</param>
    Task WriteParquetAsync(string path, CancellationToken cancellation);
}
