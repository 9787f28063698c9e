namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>What identifies a column's content.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Digest">SHA-256 (hexadecimal) over its canonical values in row order.</param>
public sealed record ColumnDigest(string Name, ColumnType Type, string Digest);
