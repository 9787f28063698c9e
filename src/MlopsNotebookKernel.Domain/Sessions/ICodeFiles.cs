namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Finds the files that code names.</summary>
public interface ICodeFiles
{
    /// <summary>
    /// The paths in the string literals of a cell that look like data files (a file name with an extension data has),
    /// as written, forward slashes, each once, in order. Whether they exist is not looked at.
    /// </summary>
    /// <param name="source">The cell's text.</param>
    IReadOnlyList<string> FilesNamed(string source);
}
