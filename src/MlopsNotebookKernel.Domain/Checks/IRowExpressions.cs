namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>Understands C# expressions over a row.</summary>
public interface IRowExpressions
{
    /// <summary>Reads expressions together; none of their code runs.</summary>
    /// <param name="expressions">Expressions over <c>row</c>, and the columns of their rows.</param>
    /// <returns>What each says, in order.</returns>
    IReadOnlyList<RowReading> Read(IReadOnlyList<(string Expression, IReadOnlyList<RowColumn> Columns)> expressions);

    /// <summary>Compiles expressions, so that their code can run: only for whom the user trusts.</summary>
    /// <param name="expressions">Expressions and all columns of their rows, as they were read.</param>
    /// <returns>A predicate for each, in order.</returns>
    IReadOnlyList<IRowPredicate> Compile(IReadOnlyList<(RowExpression Expression, IReadOnlyList<RowColumn> Columns)> expressions);
}
