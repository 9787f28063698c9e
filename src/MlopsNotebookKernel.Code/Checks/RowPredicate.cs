using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>A compiled expression over a row.</summary>
/// <param name="columns">The columns it reads.</param>
/// <param name="judge">The compiled code.</param>
internal sealed class RowPredicate(IReadOnlyList<RowColumn> columns, RowPredicate.Judging judge) : IRowPredicate
{
    /// <summary>Judges rows; see <see cref="IRowPredicate.Judge"/>.</summary>
    internal delegate string? Judging(int rows, Array[] values, bool[][] present, bool[] holds);

    /// <inheritdoc/>
    public IReadOnlyList<RowColumn> Columns => columns;

    /// <inheritdoc/>
    public string? Judge(int rows, Array[] values, bool[][] present, bool[] holds) => judge(rows, values, present, holds);
}
