namespace MlopsNotebookKernel.Domain.Notebooks.Differences;

/// <summary>A cell that two versions of a notebook do not have alike.</summary>
/// <param name="Before">Its place in the first version, from 0; null when it was added.</param>
/// <param name="After">Its place in the second; null when it was removed.</param>
/// <param name="Old">The cell in the first version.</param>
/// <param name="New">The cell in the second.</param>
/// <param name="Parts">What of it differs.</param>
/// <param name="IsMoved">Whether it stands elsewhere among the cells that both have.</param>
public sealed record CellDifference(int? Before, int? After, NotebookCell? Old, NotebookCell? New, CellParts Parts, bool IsMoved)
{
    /// <summary>The cell as it is now, or was last.</summary>
    public NotebookCell Cell => New ?? Old!;
}
