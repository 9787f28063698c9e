namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>Opens tables.</summary>
public interface ITableEngine
{
    /// <summary>Opens a table.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">The file is missing, or is not what its extension says, or the value is no table.</exception>
    Task<ITable> OpenAsync(TableSource source, CancellationToken cancellation);
}
