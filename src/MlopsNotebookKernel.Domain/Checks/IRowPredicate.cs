namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>Compiled code that judges rows, many at a time.</summary>
public interface IRowPredicate
{
    /// <summary>The columns it reads.</summary>
    IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>Judges rows. A row that lacks a value it must have fails, and so does one for which the code throws.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">An array a column, at least as long: <c>bool[]</c>, <c>long[]</c>, <c>double[]</c>, <c>string[]</c> or <c>DateTime[]</c>.</param>
    /// <param name="present">Whether a row has a value, a list a column.</param>
    /// <param name="holds">Takes the judgement of each row.</param>
    /// <returns>The type of the first exception that the code threw; null when it threw none.</returns>
    string? Judge(int rows, Array[] values, bool[][] present, bool[] holds);
}
