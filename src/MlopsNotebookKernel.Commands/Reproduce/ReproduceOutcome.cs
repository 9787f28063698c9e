namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>What reproducing a notebook came to.</summary>
public enum ReproduceOutcome
{
    /// <summary>All that could be compared is the same.</summary>
    Reproduced,

    /// <summary>Something came out otherwise, or a cell did not run.</summary>
    Different,

    /// <summary>Something cannot be had, and nothing was run.</summary>
    Missing,
}
