using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Scripting.Reads;

/// <summary>
/// The folders of a repository in which data may lie, the notebook's own first. What tools keep (<c>.git</c>, <c>.mlops</c>,
/// <c>bin</c>, <c>obj</c>, <c>node_modules</c>) and what links lead to is left out.
/// </summary>
internal static class WatchedFolders
{
    /// <summary>Finding and marking so many takes some 50 ms, more where the disk has to be asked.</summary>
    private const int Most = 1_000;

    private static readonly HashSet<string> OfTools = new(["bin", "obj", "node_modules"], StringComparer.OrdinalIgnoreCase);

    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>Finds them, the nearest to the notebook first; at most a thousand.</summary>
    /// <param name="folder">The notebook's folder; absolute.</param>
    public static IReadOnlyList<string> Around(string folder)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (string start in new[] { folder, WorkspaceLocator.Find(folder).Fence })
        {
            Queue<string> next = new([Path.TrimEndingDirectorySeparator(start)]);
            while (found.Count < Most && next.TryDequeue(out string? current))
            {
                foreach (string inner in found.Add(current) ? Within(current) : [])
                {
                    next.Enqueue(inner);
                }
            }
        }

        return [.. found];
    }

    private static string[] Within(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder, "*", NoLinks).Where(IsOfUsers)];
        }
        catch (IOException)
        {
            // It went while it was looked at: no data lies there.
            return [];
        }
    }

    private static bool IsOfUsers(string folder) => Path.GetFileName(folder) is var name && !name.StartsWith('.') && !OfTools.Contains(name);
}
