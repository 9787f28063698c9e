using LibGit2Sharp;

namespace MlopsNotebookKernel.Git;

/// <summary>Reads texts out of a commit's tree; what anybody committed is read within limits.</summary>
internal static class CommittedTexts
{
    private const long LargestText = 8 << 20;
    private const int MostFiles = 20_000;
    private const int Deepest = 64;

    /// <summary>The wanted files by path relative to the tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="isWanted">Whether a file is wanted, by that path.</param>
    /// <param name="cancellation">Cancels.</param>
    public static IReadOnlyDictionary<string, string> In(Tree tree, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        Collect(tree, "", 0, isWanted, texts, cancellation);
        return texts;
    }

    private static void Collect(
        Tree tree, string prefix, int depth, Func<string, bool> isWanted, Dictionary<string, string> texts, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (TreeEntry entry in tree)
        {
            string path = prefix + entry.Name;
            switch (entry.TargetType)
            {
                case TreeEntryTargetType.Tree when depth < Deepest:
                    Collect((Tree)entry.Target, path + "/", depth + 1, isWanted, texts, cancellation);
                    break;
                case TreeEntryTargetType.Blob when entry.Mode != Mode.SymbolicLink && texts.Count < MostFiles && isWanted(path) && entry.Target is Blob { Size: <= LargestText } blob:
                    texts[path] = blob.GetContentText();
                    break;
            }
        }
    }
}
