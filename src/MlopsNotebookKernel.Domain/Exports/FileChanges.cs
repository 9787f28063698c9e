using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// Compares three sides of each file: what was written last time, what lies on disk, and what the notebook makes now.
/// A hand edit is never overwritten; where the notebook's side changed as well, both changes are merged by lines.
/// </summary>
public static class FileChanges
{
    /// <summary>Compares.</summary>
    /// <param name="folder">The library's folder; it need not exist.</param>
    /// <param name="recorded">What was written last time; empty for the first time.</param>
    /// <param name="files">What the notebook makes now.</param>
    /// <param name="prefer">Whose lines stand where both changed.</param>
    /// <returns>One change a file, sorted by path.</returns>
    /// <exception cref="ExportException">A path leads out of the folder (MLOPS1811).</exception>
    public static IReadOnlyList<FileChange> Between(
        string folder, IReadOnlyList<ManifestFile> recorded, IReadOnlyList<ExportedFile> files, MergeSide prefer = MergeSide.Neither)
    {
        ExportFolder library = new(folder);
        Dictionary<string, ManifestFile> written = recorded.ToDictionary(file => file.Path, StringComparer.Ordinal);
        List<FileChange> changes = [.. files.Select(file => Of(file, library.Read(file.Path), written.GetValueOrDefault(file.Path), prefer))];
        foreach (ManifestFile gone in recorded.Where(file => files.All(other => other.Path != file.Path)))
        {
            if (library.Read(gone.Path) is { } disk)
            {
                FileChangeKind kind = Digest(disk) == gone.Sha256 || prefer == MergeSide.Notebook ? FileChangeKind.Removed
                    : prefer == MergeSide.Library ? FileChangeKind.KeptEdit
                    : FileChangeKind.Conflict;
                changes.Add(new FileChange(gone.Path, kind, disk, null));
            }
        }

        return [.. changes.OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    private static FileChange Of(ExportedFile file, string? disk, ManifestFile? last, MergeSide prefer)
    {
        FileChangeKind? kind = disk is null ? FileChangeKind.Added
            : disk == file.Text ? FileChangeKind.Unchanged
            : last?.Sha256 == Digest(disk) ? FileChangeKind.Changed
            : last?.Sha256 == Digest(file.Text) ? FileChangeKind.KeptEdit
            : null;
        if (kind is { } known)
        {
            return new FileChange(file.Path, known, disk, file.Text);
        }

        // A file that no export wrote has no lines in common with what the notebook makes: all of it was written by hand.
        MergedText merged = LineMerge.Of(last?.Lines is { } lines && LineDigests.Parse(lines) is { } digests ? digests : [], disk!, file.Text, prefer);
        return merged.Text is null
            ? new FileChange(file.Path, FileChangeKind.Conflict, disk, file.Text) { Conflicts = merged.Conflicts }
            : new FileChange(file.Path, merged.Text == disk ? FileChangeKind.KeptEdit : FileChangeKind.Merged, disk, merged.Text);
    }

    /// <summary>SHA-256 (hexadecimal) of a text in UTF-8.</summary>
    /// <param name="text">The text, line ends as LF.</param>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
