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
    /// Runs one query that reads: a single <c>SELECT</c> (or <c>FROM</c>, <c>WITH</c>, <c>VALUES</c>, <c>DESCRIBE</c>,
    /// <c>SUMMARIZE</c>). Whatever else is asked (<c>COPY</c>, <c>ATTACH</c>, <c>INSTALL</c>, <c>LOAD</c>, <c>SET</c>, …)
    /// is refused before it runs, and nothing is fetched from a network.
    /// </summary>
    /// <param name="sql">The query; <c>@name</c> is a table or a single value.</param>
    /// <param name="names">What names mean.</param>
    /// <param name="folder">Where relative paths in functions such as <c>read_csv</c> start; absolute.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The rows as a table.</returns>
    /// <exception cref="TableException">The query is refused or wrong, or a table in it cannot be read.</exception>
    Task<ITable> QueryAsync(string sql, IQueryNames names, string folder, CancellationToken cancellation);

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
