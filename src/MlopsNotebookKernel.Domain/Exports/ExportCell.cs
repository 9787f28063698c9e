namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A C# cell as export sees it.</summary>
/// <param name="Number">Its number in the notebook from 1, over all cells, as messages name it.</param>
/// <param name="Id">Its id in the document; null where it has none.</param>
/// <param name="Source">Its text, magic lines included; where a call of the library stands in the notebook instead, the text that it replaced.</param>
/// <param name="Markdown">The Markdown directly above it; null when there is none.</param>
/// <param name="IsParameters">Whether it is tagged <c>parameters</c>: its values become options.</param>
public sealed record ExportCell(int Number, string? Id, string Source, string? Markdown = null, bool IsParameters = false)
{
    /// <summary>The name it is marked with outside its text, by a tag or on the command line; null when it is not.</summary>
    public string? Mark { get; init; }

    /// <summary>The call of the library that stands in the notebook; null where <see cref="Source"/> does.</summary>
    public string? Call { get; init; }

    /// <summary>Its number without the cell that refers to the library, so that replacing cells renames nothing.</summary>
    public int Place { get; init; } = Number;

    /// <summary>Whether <see cref="Mark"/> comes from the command line, so that only <c>export.json</c> knows of it.</summary>
    public bool IsMarkedByCommand { get; init; }
}
