using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>Opens tables to run checks on. Checks may be a stranger's: they can read that table and nothing else.</summary>
public interface ICheckEngine
{
    /// <summary>Opens a table.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="known">
    /// The columns of the source's deliveries, for objects of a program: their properties are taken for these columns, and
    /// members that are none of them are left out. Empty to take all columns as they are.
    /// </param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">The file is missing, or is not what its extension says, or the value is no table.</exception>
    Task<ICheckTable> OpenAsync(TableSource source, IReadOnlyList<RowColumn> known, CancellationToken cancellation);

    /// <summary>Opens a table with its columns as they are.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">The file is missing, or is not what its extension says, or the value is no table.</exception>
    Task<ICheckTable> OpenAsync(TableSource source, CancellationToken cancellation);
}
