namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// Which session the code that runs now belongs to. It flows with the execution context, so tasks and threads that a
/// cell starts belong to its session, and code of the tool itself belongs to none.
/// </summary>
public static class NotebookHost
{
    private static readonly AsyncLocal<INotebookHost?> Flowing = new();
    private static volatile INotebookHost? _latest;

    /// <summary>The session of the running code; null outside notebooks.</summary>
    public static INotebookHost? Current => Flowing.Value;

    /// <summary>Makes a session (or none) the current one until the scope is disposed.</summary>
    /// <param name="host">The session; null for none, around code of the tool that a cell's thread calls.</param>
    public static Scope Enter(INotebookHost? host)
    {
        INotebookHost? previous = Flowing.Value;
        Flowing.Value = host;
        if (host is not null)
        {
            _latest = host;
        }

        return new Scope(previous);
    }

    /// <summary>Forgets a session that has ended.</summary>
    /// <param name="host">The session.</param>
    public static void Leave(INotebookHost host) => Interlocked.CompareExchange(ref _latest, null, host);

    /// <summary>
    /// The session of the running code. Threads whose starter suppressed the flow of the execution context belong to
    /// the session that ran last: only notebook code calls this.
    /// </summary>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static INotebookHost Require() => Flowing.Value ?? _latest
        ?? throw new InvalidOperationException("No notebook runs in this process, so there is nothing to display on.");

    /// <summary>Restores the session that was current before.</summary>
    public sealed class Scope : IDisposable
    {
        private readonly INotebookHost? _previous;

        internal Scope(INotebookHost? previous) => _previous = previous;

        /// <inheritdoc/>
        public void Dispose() => Flowing.Value = _previous;
    }
}
