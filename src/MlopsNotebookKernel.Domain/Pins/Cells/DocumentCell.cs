namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>A code cell as it is now, to be held against a stamp.</summary>
/// <param name="Number">Its number among the document's code cells, from 1, as people count them.</param>
/// <param name="Index">Its place in the document from 0 over all cells.</param>
/// <param name="Id">Its id; null where the document has none.</param>
/// <param name="Fingerprint">The digest of its code without prose, pin and verify lines left out.</param>
/// <param name="Output">The digest of its stored outputs; null where none are stored.</param>
/// <param name="Source">Its text without pin and verify lines.</param>
public sealed record DocumentCell(int Number, int Index, string? Id, string Fingerprint, string? Output, string Source)
{
    /// <summary>The number of its run as the document states it; null where it states none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether its stored outputs say that the run failed.</summary>
    public bool Failed { get; init; }
}
