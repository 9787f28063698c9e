namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>
/// Keeps paths that come out of committed files (stamps, manifests, <c>export.json</c>) inside a folder: whoever the
/// repository was cloned from may have written them, and may have committed symbolic links on their way.
/// </summary>
public static class PathFence
{
    /// <summary>Why a path may not be followed, as a clause that goes with "the path …"; null when it may.</summary>
    /// <param name="root">Absolute path of the folder to stay in.</param>
    /// <param name="path">The path, absolute or relative to the folder; nothing need be there.</param>
    public static string? Objection(string root, string path)
    {
        string full = Path.GetFullPath(path, root);
        return Contains(root, full) ? LinkObjection(root, full) : "leads out of the folder";
    }

    /// <summary>Whether a path lies in a folder or is the folder, by its text alone.</summary>
    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="path">Absolute path.</param>
    public static bool Contains(string root, string path)
    {
        string relative = Path.GetRelativePath(root, path);
        return relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    /// <summary>Whether a path is written as the toolkit writes paths, so that it means the same file on every platform.</summary>
    /// <param name="path">The path: relative, forward slashes.</param>
    /// <remarks>
    /// No root, drive, alternate stream or other separator; no empty part, <c>.</c> or <c>..</c>; no control character,
    /// device name or trailing dot or space (Windows reads those as another name); nothing in Git's folder.
    /// </remarks>
    public static bool IsPortable(string path) =>
        path.Length > 0 && path.Split('/').All(IsPortablePart);

    private static bool IsPortablePart(string part) =>
        part.Length > 0 && !part.EndsWith('.') && !part.EndsWith(' ')
        && !part.Any(character => character is '\\' or ':' or '<' or '>' or '"' or '|' or '?' or '*' || char.IsControl(character))
        && !part.Equals(".git", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("git~", StringComparison.OrdinalIgnoreCase)
        && !IsDevice(part.Split('.')[0].TrimEnd(' ').ToUpperInvariant());

    private static bool IsDevice(string name) => name is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
        || (name.Length == 4 && (name.StartsWith("COM", StringComparison.Ordinal) || name.StartsWith("LPT", StringComparison.Ordinal))
            && (char.IsAsciiDigit(name[3]) || name[3] is '¹' or '²' or '³'));

    /// <summary>Looks at every part that is there: a link may lead on, as long as it stays in the folder.</summary>
    private static string? LinkObjection(string root, string full)
    {
        string at = root;
        foreach (string part in Path.GetRelativePath(root, full).Split(Path.DirectorySeparatorChar))
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (entry.LinkTarget is null)
            {
                continue;
            }

            string link = Path.GetRelativePath(root, at).Replace('\\', '/');
            try
            {
                if (entry.ResolveLinkTarget(returnFinalTarget: true) is not { } target || !Contains(RealPath(root), RealPath(target.FullName)))
                {
                    return $"goes through the symbolic link {link}, which leads out of the folder";
                }
            }
            catch (IOException)
            {
                return $"goes through the symbolic link {link}, which leads nowhere";
            }
        }

        return null;
    }

    /// <summary>A path without any link in it: the folder itself may well be reached through one.</summary>
    private static string RealPath(string path)
    {
        string at = Path.GetPathRoot(path)!;
        foreach (string part in path[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(at, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            at = entry.LinkTarget is null ? next : RealPath(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        return at;
    }
}
