namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>Why something of a notebook cannot become library code.</summary>
/// <param name="Cell">The cell's number, from 1 over all cells.</param>
/// <param name="Line">The line in the cell, from 1.</param>
/// <param name="Reason">What stands in the way, a sentence.</param>
/// <param name="Remedy">What the user can do, a sentence.</param>
public sealed record ExportRefusal(int Cell, int Line, string Reason, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"cell {Cell}, line {Line}: {Reason} {Remedy}");
}
