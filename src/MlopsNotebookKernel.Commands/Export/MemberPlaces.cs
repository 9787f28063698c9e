using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Finds what the cells of a notebook became, by the records of the libraries in its workspace.</summary>
internal static class MemberPlaces
{
    private const int MostFolders = 4_096;

    private static readonly HashSet<string> Passed = new(["bin", "obj", "node_modules"], StringComparer.Ordinal);

    /// <summary>What a marked cell became at the last export; the same wherever the repository lies, and however often it is asked.</summary>
    /// <param name="notebook">The notebook, absolute.</param>
    /// <param name="mark">The cell's mark in PascalCase.</param>
    public static IReadOnlyList<MemberPlace> Of(string notebook, string mark)
    {
        string from = Path.GetDirectoryName(notebook)!;
        return [.. Folders(WorkspaceLocator.Find(notebook).Root).Take(MostFolders)
            .Where(folder => File.Exists(Path.Combine(folder, ExportManifest.FileName)))
            .Select(folder => (Path: folder, Record: Read(folder)))
            .Where(folder => folder.Record is { } record && !record.Notebook.Contains('\0', StringComparison.Ordinal) && Path.GetFullPath(record.Notebook, folder.Path) == notebook)
            .SelectMany(folder => folder.Record!.Members
                .Where(member => member.Kind != "result" && member.Mark is { } own && Identifiers.Pascal(own) == mark)
                .Select(member => new MemberPlace(member.Name, Path.GetRelativePath(from, Path.Combine(folder.Path, member.File)).Replace('\\', '/'))))];
    }

    private static ExportManifest? Read(string folder)
    {
        try
        {
            return ExportManifest.Read(folder);
        }
        catch (ExportException)
        {
            // A record that cannot be read keeps no cell from being marked; the next export says what is wrong with it.
            return null;
        }
    }

    /// <summary>Those nearest to the root first, so that a folder of many others hides no library.</summary>
    private static IEnumerable<string> Folders(string root)
    {
        Queue<string> open = new([root]);
        while (open.TryDequeue(out string? at))
        {
            foreach (string folder in Inside(at))
            {
                yield return folder;
                open.Enqueue(folder);
            }
        }
    }

    private static IReadOnlyList<string> Inside(string at)
    {
        try
        {
            return [.. Directory
                .EnumerateDirectories(at, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden })
                .Where(folder => Path.GetFileName(folder) is var name && !name.StartsWith('.') && !Passed.Contains(name))
                .Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            // Builds make and remove folders while cells run; one that is gone holds no library.
            return [];
        }
    }
}
