using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>Rows of the notebook's, whatever holds them.</summary>
internal interface IRowSource
{
    /// <summary>The columns.</summary>
    IReadOnlyList<Column> Columns { get; }

    /// <summary>Writes every row, in order, once.</summary>
    /// <param name="writer">Takes a value for each column, in order.</param>
    /// <param name="cancellation">Cancels between rows.</param>
    void WriteTo(RowWriter writer, CancellationToken cancellation);
}
