using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Benchmarks.Exports;

/// <summary>How one cell fared at export.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Refusal">Why it was not exported; null when it was.</param>
/// <param name="IsBroken">Whether what was made of it does not compile, rather than being refused for a reason of its own.</param>
internal sealed record CellExport(int Number, ExportRefusal? Refusal, bool IsBroken)
{
    /// <summary>Why it cannot be in one library with the others; null when it can.</summary>
    public ExportRefusal? Apart { get; init; }

    /// <summary>Whether it is in the library that holds as much of the notebook as can be.</summary>
    public bool IsTogether => Refusal is null && Apart is null;
}
