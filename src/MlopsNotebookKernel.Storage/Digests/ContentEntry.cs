using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Storage.Digests;

/// <summary>A file within a folder or an archive, as far as it counts as content.</summary>
/// <param name="Path">Path within, forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes (hexadecimal, lower case).</param>
public sealed record ContentEntry(string Path, long Length, string Sha256)
{
    /// <summary>
    /// SHA-256 (hexadecimal) over the entries in ordinal order of their paths, each as
    /// <c>path NUL length NUL sha256 LF</c> in UTF-8.
    /// </summary>
    /// <param name="entries">The entries, in any order.</param>
    public static string Digest(IEnumerable<ContentEntry> entries)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ContentEntry entry in entries
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Sha256, StringComparer.Ordinal))
        {
            sha.AppendData(Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{entry.Path}\0{entry.Length}\0{entry.Sha256}\n")));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
