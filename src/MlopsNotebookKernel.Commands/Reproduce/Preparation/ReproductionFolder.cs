using System.Text.Json;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// The folder that a reproduction lives in, among the temporary files. A file in it is locked as long as its owner lives:
/// the system lets go of the lock by whatever end the owner comes to, and who comes next sweeps what was left.
/// </summary>
internal sealed class ReproductionFolder : IDisposable
{
    /// <summary>What such folders' names begin with.</summary>
    public const string Prefix = "mlops-reproduce-";

    private const string OwnerFile = "owner.json";

    /// <summary>A folder is there an instant before its lock is.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private readonly IWorktrees _worktrees;
    private readonly FileStream _owner;
    private readonly List<WorktreePlace> _places = [];

    private ReproductionFolder(string path, string name, IWorktrees worktrees)
    {
        Path = path;
        Tree = System.IO.Path.Combine(path, name);
        _worktrees = worktrees;
        _owner = new FileStream(System.IO.Path.Combine(path, OwnerFile), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Absolute path of the worktree's files; the folder is called as the user's, for a notebook may say where it is.</summary>
    public string Tree { get; }

    /// <summary>Makes a folder that only this user can read.</summary>
    /// <param name="original">Absolute path of the user's working tree.</param>
    /// <param name="worktrees">Makes and removes worktrees.</param>
    public static ReproductionFolder Create(string original, IWorktrees worktrees) =>
        new(Directory.CreateTempSubdirectory(Prefix).FullName, System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(original)) is { Length: > 0 } name && name != OwnerFile ? name : "tree", worktrees);

    /// <summary>Whether a path lies in such a folder: then what runs there is a reproduction.</summary>
    /// <param name="path">The path, absolute.</param>
    public static bool Holds(string path) => path.Split('/', '\\').Any(part => part.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>Removes what reproductions left behind that did not come to their own end.</summary>
    /// <param name="worktrees">Removes worktrees.</param>
    /// <param name="among">Absolute path of the folder to look in; null for temporary files.</param>
    /// <returns>How many were removed.</returns>
    public static int Sweep(IWorktrees worktrees, string? among = null)
    {
        int removed = 0;
        foreach (DirectoryInfo folder in new DirectoryInfo(among ?? System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*"))
        {
            if (folder.LinkTarget is null && IsLeft(folder, out IReadOnlyList<WorktreePlace> places))
            {
                Remove(folder.FullName, places, worktrees);
                removed += Directory.Exists(folder.FullName) ? 0 : 1;
            }
        }

        return removed;
    }

    /// <summary>Names a worktree in this folder, and notes it before it is made.</summary>
    /// <param name="folder">Absolute path of its files.</param>
    /// <param name="commonDirectory">Absolute path of its repository's common directory.</param>
    public WorktreePlace Place(string folder, string commonDirectory)
    {
        string suffix = _places.Count == 0 ? "" : FormattableString.Invariant($"-{_places.Count + 1}");
        WorktreePlace place = new(folder, commonDirectory, System.IO.Path.GetFileName(Path) + suffix);
        _places.Add(place);
        _owner.SetLength(0);
        JsonSerializer.Serialize(_owner, _places);
        _owner.Flush(flushToDisk: true);
        return place;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IReadOnlyList<WorktreePlace> places = [.. _places];
        _owner.Dispose();
        Remove(Path, places, _worktrees);
    }

    /// <summary>Whether nobody owns a folder any more; one of another user is not ours to judge.</summary>
    private static bool IsLeft(DirectoryInfo folder, out IReadOnlyList<WorktreePlace> places)
    {
        places = [];
        try
        {
            FileInfo owner = new(System.IO.Path.Combine(folder.FullName, OwnerFile));
            if (!owner.Exists || owner.LinkTarget is not null)
            {
                // Of another user nothing can be seen, and that is no sign that nobody owns it.
                _ = folder.EnumerateFileSystemInfos().Any();
                return DateTime.UtcNow - folder.CreationTimeUtc > Grace;
            }

            using FileStream file = new(owner.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            places = file.Length == 0 ? [] : JsonSerializer.Deserialize<List<WorktreePlace>>(file) ?? [];

            // The names are this class's own, so a file that somebody planted names no other worktree.
            string name = folder.Name;
            places = [.. places.Where(place => place.Name.StartsWith(name, StringComparison.Ordinal) && place.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
                && place.Folder.StartsWith(folder.FullName + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))];
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (JsonException)
        {
            // Its owner ended while it wrote: no worktree had been made by then.
            return true;
        }
    }

    private static void Remove(string path, IReadOnlyList<WorktreePlace> places, IWorktrees worktrees)
    {
        try
        {
            // A worktree within another one goes first.
            foreach (WorktreePlace place in places.Reverse())
            {
                worktrees.Remove(place);
            }

            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something that the notebook started still holds a file, or just wrote one: the next call sweeps it.
        }
    }
}
