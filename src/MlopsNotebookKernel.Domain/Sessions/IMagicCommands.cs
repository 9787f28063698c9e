using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>The catalogue as a kernel sees it: lines that start with <c>#!mlops-</c>.</summary>
public interface IMagicCommands
{
    /// <summary>
    /// Runs one magic line and writes its one output to the sink (progress as updates of it).
    /// </summary>
    /// <param name="line">The whole line, from <c>#!mlops-</c> on.</param>
    /// <param name="session">The session it runs in.</param>
    /// <param name="sink">Takes the output.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Errors.MlopsException">Wrong usage or a fault; the cell fails with its message.</exception>
    Task RunAsync(string line, INotebookSession session, IOutputSink sink, CancellationToken cancellation);

    /// <summary>Runs a command that code calls; it shows nothing by itself.</summary>
    /// <param name="verb">The command's verb.</param>
    /// <param name="words">Its words as on a command line.</param>
    /// <param name="values">Values that <c>@name</c> in the words means, before the session's variables.</param>
    /// <param name="session">The session it runs in.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Errors.MlopsException">Wrong usage or a fault.</exception>
    Task<CommandAnswer> CallAsync(
        string verb,
        IReadOnlyList<string> words,
        IReadOnlyList<SessionVariable> values,
        INotebookSession session,
        CancellationToken cancellation);
}
