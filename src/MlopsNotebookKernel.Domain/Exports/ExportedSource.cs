namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A cell that an exported library was made from.</summary>
/// <param name="Cell">Its number, from 1 over all cells of the notebook.</param>
/// <param name="CellId">Its id in the document; null where it has none.</param>
/// <param name="Mark">The name it is marked with; null when a marked cell needs what it declares.</param>
/// <param name="Fingerprint">The digest of its code; prose does not count.</param>
/// <param name="Sha256">SHA-256 (hexadecimal) of its text in UTF-8, line ends as LF, white space at both ends removed.</param>
public sealed record ExportedSource(int Cell, string? CellId, string? Mark, string Fingerprint, string Sha256)
{
    /// <summary>Whether the command line marked it.</summary>
    public bool IsMarkedByCommand { get; init; }
}
