namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Runs cells of SQL on what the session and its workspace hold.</summary>
public interface ISqlCells
{
    /// <summary>
    /// Runs one query that reads. Names in it are the session's variables (<c>@name</c> or just <c>name</c>), files in
    /// quotes, and snapshots; its rows become an array of records in a variable.
    /// </summary>
    /// <param name="line">What stands after <c>#!sql</c> on its line: <c>--as name</c>, or nothing.</param>
    /// <param name="sql">The query.</param>
    /// <param name="session">The session it runs in.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The name of the variable that holds the rows.</returns>
    /// <exception cref="Errors.MlopsException">Wrong usage, or the query cannot run.</exception>
    Task<string> RunAsync(string line, string sql, INotebookSession session, CancellationToken cancellation);
}
