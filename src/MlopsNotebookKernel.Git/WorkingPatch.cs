using System.Text;
using System.Text.RegularExpressions;
using LibGit2Sharp;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// The working tree's patch through libgit2. Its text patches carry no binary data and are decoded as UTF-8, so files
/// that are binary, or text in another encoding, are written as binary patches here.
/// </summary>
internal static partial class WorkingPatch
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes the patch.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="root">Its working tree.</param>
    /// <param name="paths">The files; null for all tracked ones outside <c>.mlops/</c>.</param>
    public static byte[] Of(Repository repository, string root, IReadOnlyList<string>? paths)
    {
        Tree? head = repository.Head.Tip?.Tree;
        ExplicitPathsOptions literal = new() { ShouldFailOnUnmatchedPath = false };
        using TreeChanges changes = repository.Diff.Compare<TreeChanges>(
            head, DiffTargets.WorkingDirectory | DiffTargets.Index, paths, paths is null ? null : literal, Options());
        string[] tracked =
        [
            .. changes.Where(change => IsTracked(repository, head, change.Path)).Select(change => change.Path.Replace('\\', '/'))
                .Where(path => paths is not null || !FactPaths.Holds(path)).Order(StringComparer.Ordinal),
        ];
        using MemoryStream text = new();
        if (tracked.Length > 0)
        {
            using Patch patch = repository.Diff.Compare<Patch>(
                head, DiffTargets.WorkingDirectory | DiffTargets.Index, tracked, literal, Options());
            foreach (PatchEntryChanges entry in patch.OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                text.Write(Strict.GetBytes(Entry(repository, root, entry)));
            }
        }

        return text.ToArray();
    }

    private static CompareOptions Options() => new() { ContextLines = 3, Similarity = SimilarityOptions.None };

    private static bool IsTracked(Repository repository, Tree? head, string path) =>
        repository.Index[path] is not null || head?[path] is not null;

    private static string Entry(Repository repository, string root, PatchEntryChanges entry)
    {
        if (entry.Mode is Mode.SymbolicLink or Mode.GitLink || entry.OldMode is Mode.SymbolicLink or Mode.GitLink)
        {
            return entry.Patch;
        }

        byte[] before = repository.Lookup<Blob>(entry.OldOid) is { } blob ? Content(blob) : [];
        string file = Path.Combine(root, entry.Path);
        byte[] after = entry.Status == ChangeKind.Deleted || !File.Exists(file) ? [] : File.ReadAllBytes(file);
        return entry.IsBinaryComparison || !IsUtf8(before) || !IsUtf8(after)
            ? Header(entry, before, after) + BinaryPatch.Of(before, after)
            : entry.Patch;
    }

    /// <summary>The entry's own header lines, with whole ids, as binary patches need them.</summary>
    private static string Header(PatchEntryChanges entry, byte[] before, byte[] after)
    {
        StringBuilder header = new();
        foreach (string line in entry.Patch.Split('\n').TakeWhile(line => !EndOfHeader().IsMatch(line)))
        {
            Match index = IndexLine().Match(line);
            string old = entry.Status == ChangeKind.Added ? new string('0', 40) : BinaryPatch.BlobId(before);
            string now = entry.Status == ChangeKind.Deleted ? new string('0', 40) : BinaryPatch.BlobId(after);
            header.Append(index.Success ? $"index {old}..{now}{index.Groups["mode"].Value}" : line).Append('\n');
        }

        return header.ToString();
    }

    private static byte[] Content(Blob blob)
    {
        using Stream stream = blob.GetContentStream();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    [GeneratedRegex("^(Binary files |--- |@@ )", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfHeader();

    [GeneratedRegex("^index [0-9a-f]+\\.\\.[0-9a-f]+(?<mode> [0-7]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IndexLine();
}
