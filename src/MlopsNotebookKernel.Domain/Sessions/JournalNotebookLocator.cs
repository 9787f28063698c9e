using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>
/// Finds the notebook by its content: the one in a folder whose saved cells hold everything that ran. None, or more than
/// one, is unknown: nothing is guessed.
/// </summary>
/// <param name="folder">The folder to look in, not below; absolute.</param>
public sealed class JournalNotebookLocator(string folder) : INotebookLocator
{
    private const int MostFiles = 200;
    private const long LargestFile = 32 * 1024 * 1024;

    /// <inheritdoc/>
    /// <remarks>A file that cannot be read, or is no notebook, is not the one: front ends write while this reads.</remarks>
    public string? Locate(Journal journal)
    {
        HashSet<string> ran = new(
            journal.Entries.Select(entry => StampLines.LeaveOut(entry.Source)).Where(source => source.Length > 0), StringComparer.Ordinal);
        if (ran.Count == 0 || !Directory.Exists(folder))
        {
            return null;
        }

        string? found = null;
        foreach (string path in Candidates())
        {
            if (Holds(path, ran))
            {
                if (found is not null)
                {
                    return null;
                }

                found = path;
            }
        }

        return found;
    }

    private static bool Holds(string path, HashSet<string> ran)
    {
        try
        {
            NotebookDocument document = NotebookDocument.Parse(File.ReadAllText(path), NotebookDocument.FormatOf(path), Path.GetFileName(path));
            return ran.IsSubsetOf(document.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => StampLines.LeaveOut(cell.Source)));
        }
        catch (Exception fault) when (fault is NotebookException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IEnumerable<string> Candidates() => new DirectoryInfo(folder)
        .EnumerateFiles("*", new EnumerationOptions { IgnoreInaccessible = true })
        .Where(file => file.Extension.ToLowerInvariant() is ".ipynb" or ".dib" && file.Length <= LargestFile)
        .OrderByDescending(file => file.LastWriteTimeUtc)
        .Take(MostFiles)
        .Select(file => file.FullName);
}
