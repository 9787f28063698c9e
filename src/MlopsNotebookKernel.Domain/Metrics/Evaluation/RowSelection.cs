namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>Takes some rows of a column.</summary>
internal static class RowSelection
{
    /// <summary>The values of the rows, in their order; null for no column, and an empty column stays empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">Numbers of rows.</param>
    public static T[]? Of<T>(T[]? column, int[] rows)
    {
        if (column is null || column.Length == 0)
        {
            return column;
        }

        T[] values = new T[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            values[i] = column[rows[i]];
        }

        return values;
    }
}
