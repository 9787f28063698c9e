using System.IO.Compression;
using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Digests;

/// <summary>
/// Digests a zip archive by its entries' names and contents, so that the same content zipped twice is the same: order,
/// time stamps and compression do not count.
/// </summary>
public static class ArchiveDigest
{
    /// <summary>The greatest number of entries that is read.</summary>
    public const int MaximumEntries = 1_000_000;

    /// <summary>The greatest number of bytes that all entries together may expand to: 256 GiB.</summary>
    public const long MaximumExpandedBytes = 256L << 30;

    /// <summary>
    /// Up to how many bytes an archive may expand whatever its own size: 4 GiB, some seconds of reading. Beyond it
    /// <see cref="MaximumExpansion"/> counts.
    /// </summary>
    public const long UnsuspectedBytes = 4L << 30;

    /// <summary>How many times its own size an archive may expand to; entries that overlap reach millions (Fifield 2019).</summary>
    public const int MaximumExpansion = 100;

    private static ReadOnlySpan<byte> EntryMagic => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> EmptyMagic => "PK\x05\x06"u8;

    /// <summary>Whether a file begins as a zip archive does.</summary>
    /// <param name="path">Absolute path of a file that exists.</param>
    public static bool IsArchive(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4
            && (start.SequenceEqual(EntryMagic) || start.SequenceEqual(EmptyMagic));
    }

    /// <summary>Digests an archive.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>SHA-256 (hexadecimal) as FORMATS.md specifies it for archives.</returns>
    /// <exception cref="SnapshotException">It is damaged, or beyond the limits.</exception>
    public static Task<string> OfAsync(string path, CancellationToken cancellation) => OfAsync(path, UnsuspectedBytes, cancellation);

    /// <summary>Digests an archive.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="unsuspected">In place of <see cref="UnsuspectedBytes"/>.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<string> OfAsync(string path, long unsuspected, CancellationToken cancellation)
    {
        try
        {
            using ZipArchive archive = await ZipFile.OpenReadAsync(path, cancellation).ConfigureAwait(false);
            if (archive.Entries.Count > MaximumEntries)
            {
                throw TooLarge(path);
            }

            List<ContentEntry> entries = [];
            byte[] buffer = new byte[1 << 16];
            long limit = Limit(RegularFile.Length(path) ?? 0, unsuspected);
            long expanded = 0;
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
            {
                (string digest, long length) = await DigestAsync(path, entry, buffer, limit - expanded, cancellation).ConfigureAwait(false);
                expanded += length;
                entries.Add(new ContentEntry(entry.FullName.Replace('\\', '/'), length, digest));
            }

            return ContentEntry.Digest(entries);
        }
        catch (InvalidDataException exception)
        {
            throw new SnapshotException(
                "MLOPS1322",
                $"{Path.GetFileName(path)} is a damaged zip archive.",
                "Write it again, or keep it as it is with --kind file.",
                exception);
        }
    }

    /// <summary>The number of bytes that the entries of an archive of some size together may expand to.</summary>
    private static long Limit(long length, long unsuspected) =>
        Math.Min(MaximumExpandedBytes, Math.Max(unsuspected, Math.Min(length, MaximumExpandedBytes) * MaximumExpansion));

    private static async Task<(string Digest, long Length)> DigestAsync(
        string path, ZipArchiveEntry entry, byte[] buffer, long limit, CancellationToken cancellation)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Stream content = await entry.OpenAsync(cancellation).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            long length = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > limit)
                {
                    throw TooLarge(path);
                }

                sha.AppendData(buffer, 0, read);
            }

            return (Convert.ToHexStringLower(sha.GetHashAndReset()), length);
        }
    }

    private static SnapshotException TooLarge(string path) => new(
        "MLOPS1323",
        $"The zip archive {Path.GetFileName(path)} holds more than {MaximumEntries} entries, or expands to more than {MaximumExpandedBytes >> 30} GiB or {MaximumExpansion} times its size.",
        "Keep it by its bytes with --kind file.");
}
