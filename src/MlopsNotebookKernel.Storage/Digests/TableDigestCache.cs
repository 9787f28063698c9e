using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Storage.Caching;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Digests;

/// <summary>
/// Remembers the digests of tables by the digest of the bytes they were read from: the same bytes are never read as a
/// table twice. Local, never committed, and safe to delete.
/// </summary>
/// <param name="objectsFolder">Absolute path of the object store.</param>
public sealed class TableDigestCache(string objectsFolder)
{
    /// <summary>Goes up whenever canonical values, inferred types or the digest's own rule change.</summary>
    private const string Schema = "mlops.table-digest-cache/1";

    private readonly string _folder = Path.Combine(new ObjectFolders(objectsFolder).Cache, "tables");

    /// <summary>The remembered digest; null when there is none.</summary>
    /// <param name="sha256">SHA-256 of the file's bytes (hexadecimal).</param>
    /// <param name="extension">The file's extension with its dot, lower case: it says how the bytes are read.</param>
    public TableDigest? Find(string sha256, string extension) =>
        CacheFile.Read<Entry>(PathOf(sha256, extension)) is { Schema: Schema, Table: { } table } ? table : null;

    /// <summary>Remembers a digest.</summary>
    /// <param name="sha256">SHA-256 of the file's bytes (hexadecimal).</param>
    /// <param name="extension">The file's extension with its dot, lower case.</param>
    /// <param name="digest">The table's digest.</param>
    public void Remember(string sha256, string extension, TableDigest digest) =>
        CacheFile.Write(PathOf(sha256, extension), new Entry(Schema, digest));

    private string PathOf(string sha256, string extension) => Path.Combine(_folder, $"{sha256}{extension}.json");

    private sealed record Entry(string? Schema, TableDigest? Table);
}
