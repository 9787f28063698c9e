using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>What identifies a table's content, whatever file format holds it.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">A digest for each column, in the table's order.</param>
/// <param name="Content">SHA-256 (hexadecimal) over schema, rows and the columns' digests: the same values in the same order give the same.</param>
[JsonConverter(typeof(TableDigestConverter))]
public sealed record TableDigest(long Rows, IReadOnlyList<ColumnDigest> Columns, string Content);
