namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>Code of a marked cell that says what other code says already, under other names.</summary>
/// <param name="Cell">The marked cell's number, from 1.</param>
/// <param name="Line">The line in it, from 1, at which it begins.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Place">Where the other code lies: a file, or a notebook.</param>
/// <param name="OtherCell">The other cell's number, from 1; null for a file of code.</param>
/// <param name="OtherLine">The line there, from 1.</param>
/// <param name="Function">The function that holds the other code and can be called; null when it is in none.</param>
public sealed record ExportClone(int Cell, int Line, int Lines, string Place, int? OtherCell, int OtherLine, string? Function)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string where = OtherCell is { } cell
            ? FormattableString.Invariant($"cell {cell}, line {OtherLine} of {Place}")
            : FormattableString.Invariant($"line {OtherLine} of {Place}");
        string remedy = (Function, OtherCell) switch
        {
            ({ } function, null) => $"Call {function} instead.",
            ({ } function, _) => $"Export {function} there and call it here.",
            _ => "Make it one function and call that from both.",
        };
        return FormattableString.Invariant($"cell {Cell}, line {Line}: {(Lines == 1 ? "this line says" : $"these {Lines} lines say")} what {where} says already. {remedy}");
    }
}
