namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>
/// What every file under <c>.mlops/</c> must be before it is read: a file of its own, no larger than its kind can be. It
/// came with a clone, and a link in its place would have any file of the machine read, or one without an end.
/// </summary>
public static class FactFile
{
    /// <summary>Why a file is not read, as a clause about it; null when it may be.</summary>
    /// <param name="path">Absolute path of a file that exists.</param>
    /// <param name="largest">The largest size that its kind can have, in bytes.</param>
    public static string? Objection(string path, long largest)
    {
        FileInfo file = new(path);
        return file.LinkTarget is not null ? "it is a symbolic link"
            : file.Length > largest ? $"it is larger than {(largest >= 1 << 20 ? $"{largest >> 20} MB" : $"{largest >> 10} KB")}"
            : RegularFile.Is(path) ? null
            : "it is a pipe or a device";
    }
}
