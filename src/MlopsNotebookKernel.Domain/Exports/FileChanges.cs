using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// Compares three sides of each file: what was written last time, what lies on disk, and what the notebook makes now.
/// A hand edit is never overwritten; where the notebook's side changed as well, it is a conflict.
/// </summary>
public static class FileChanges
{
    /// <summary>Compares.</summary>
    /// <param name="folder">The library's folder; it need not exist.</param>
    /// <param name="recorded">What was written last time; empty for the first time.</param>
    /// <param name="files">What the notebook makes now.</param>
    /// <returns>One change a file, sorted by path.</returns>
    /// <exception cref="ExportException">A path leads out of the folder (MLOPS1811).</exception>
    public static IReadOnlyList<FileChange> Between(
        string folder, IReadOnlyList<ManifestFile> recorded, IReadOnlyList<ExportedFile> files)
    {
        ExportFolder library = new(folder);
        Dictionary<string, string> written = recorded.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        List<FileChange> changes = [];
        foreach (ExportedFile file in files)
        {
            string? disk = library.Read(file.Path);
            string? last = written.GetValueOrDefault(file.Path);
            FileChangeKind kind = disk is null ? FileChangeKind.Added
                : disk == file.Text ? FileChangeKind.Unchanged
                : last == Digest(disk) ? FileChangeKind.Changed
                : last == Digest(file.Text) ? FileChangeKind.KeptEdit
                : FileChangeKind.Conflict;
            changes.Add(new FileChange(file.Path, kind, disk, file.Text));
        }

        foreach (ManifestFile gone in recorded.Where(file => files.All(other => other.Path != file.Path)))
        {
            if (library.Read(gone.Path) is { } disk)
            {
                FileChangeKind kind = Digest(disk) == gone.Sha256 ? FileChangeKind.Removed : FileChangeKind.Conflict;
                changes.Add(new FileChange(gone.Path, kind, disk, null));
            }
        }

        return [.. changes.OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    /// <summary>SHA-256 (hexadecimal) of a text in UTF-8.</summary>
    /// <param name="text">The text, line ends as LF.</param>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
