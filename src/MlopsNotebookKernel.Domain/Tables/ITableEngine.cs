namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>Opens tables.</summary>
public interface ITableEngine
{
    /// <summary>Opens a table.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">The file is missing, or is not what its extension says, or the value is no table.</exception>
    Task<ITable> OpenAsync(TableSource source, CancellationToken cancellation);

    /// <summary>
    /// The names of a source's columns, for a person who writes: from a file's header and never its rows, from the type
    /// of the notebook's rows and never by enumerating them. Names that only the rows could tell are left out.
    /// </summary>
    /// <param name="source">Where the table comes from.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The names, in the source's order.</returns>
    /// <exception cref="TableException">As for <see cref="OpenAsync"/>.</exception>
    Task<IReadOnlyList<string>> NamesAsync(TableSource source, CancellationToken cancellation);
}
