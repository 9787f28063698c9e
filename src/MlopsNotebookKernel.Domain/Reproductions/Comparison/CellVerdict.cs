namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>How a cell's outputs compare with those stored.</summary>
public enum CellVerdict
{
    /// <summary>The same, apart from what is known to vary.</summary>
    Identical,

    /// <summary>The same values within the tolerance, or the same values drawn otherwise.</summary>
    WithinTolerance,

    /// <summary>Something else.</summary>
    Different,

    /// <summary>Nothing is stored that could be compared.</summary>
    NotStored,

    /// <summary>It did not run this time.</summary>
    NotRun,
}
