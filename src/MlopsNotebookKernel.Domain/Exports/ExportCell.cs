namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A C# cell as export sees it.</summary>
/// <param name="Number">Its place in the notebook from 1, over all cells.</param>
/// <param name="Id">Its id in the document; null where it has none.</param>
/// <param name="Source">Its text, magic lines included.</param>
/// <param name="Markdown">The Markdown directly above it; null when there is none.</param>
/// <param name="IsParameters">Whether it is tagged <c>parameters</c>: its values become options.</param>
public sealed record ExportCell(int Number, string? Id, string Source, string? Markdown = null, bool IsParameters = false)
{
    /// <summary>The name it is marked with outside its text, by a tag or on the command line; null when it is not.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether <see cref="Mark"/> comes from the command line, so that only <c>export.json</c> knows of it.</summary>
    public bool IsMarkedByCommand { get; init; }
}
