using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Storage.Caching;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>
/// Remembers the digests of files by path and <see cref="FileStamp"/>, so that unchanged files are not read again: the
/// counterpart of Git's index, local and never committed, one small file a path.
/// </summary>
/// <param name="folders">The store's folders.</param>
internal sealed class FileCache(ObjectFolders folders)
{
    private const string Schema = "mlops.file-cache/1";

    private readonly string _folder = Path.Combine(folders.Cache, "files");

    /// <summary>What is known of a file; null when nothing is, or it has changed since.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="stamp">Its stamp now.</param>
    /// <returns>Its digest; without chunks unless it was kept.</returns>
    public (string Sha256, IReadOnlyList<string>? Chunks)? Find(string path, FileStamp stamp) =>
        CacheFile.Read<Entry>(PathOf(path)) is { Schema: Schema } entry
        && entry.Path == path && entry.Stamp == stamp && ContentDigest.IsValid(entry.Sha256)
            ? (entry.Sha256!, entry.Chunks)
            : null;

    /// <summary>Remembers a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="stamp">Its stamp before and after it was read.</param>
    /// <param name="sha256">SHA-256 of its bytes (hexadecimal).</param>
    /// <param name="chunks">Its chunks; null when it was not kept.</param>
    public void Remember(string path, FileStamp stamp, string sha256, IReadOnlyList<string>? chunks) =>
        CacheFile.Write(PathOf(path), new Entry(Schema, path, stamp, sha256, chunks));

    private string PathOf(string path)
    {
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        return Path.Combine(_folder, key[..2], $"{key}.json");
    }

    private sealed record Entry(string? Schema, string? Path, FileStamp Stamp, string? Sha256, IReadOnlyList<string>? Chunks);
}
