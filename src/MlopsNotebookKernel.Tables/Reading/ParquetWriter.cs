using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Reading;

/// <summary>Writes a table as Parquet, rows in order, compressed with zstd; whole or not at all.</summary>
internal static class ParquetWriter
{
    /// <summary>Writes table <c>data</c>.</summary>
    internal static void Write(DuckSession session, IReadOnlyList<Column> columns, string path, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        string values = string.Join(", ", columns.Select(static (column, i) => $"c{i} AS {Sql.Name(column.Name)}"));
        try
        {
            session.Execute(
                $"COPY (SELECT {values} FROM data) TO {Sql.Text(temporary)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)",
                cancellation);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
