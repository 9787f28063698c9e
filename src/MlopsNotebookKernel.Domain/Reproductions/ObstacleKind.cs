namespace MlopsNotebookKernel.Domain.Reproductions;

/// <summary>What stands in the way of reproducing a notebook.</summary>
public enum ObstacleKind
{
    /// <summary>The commit, or what was uncommitted.</summary>
    Source,

    /// <summary>The notebook as it was.</summary>
    Notebook,

    /// <summary>The bytes of a snapshot or of a file.</summary>
    Data,

    /// <summary>A package.</summary>
    Package,

    /// <summary>The runtime, the culture or the time zone.</summary>
    Runtime,
}
