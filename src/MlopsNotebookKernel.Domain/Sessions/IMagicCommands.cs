using MlopsNotebookKernel.Domain.Assistance;
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

    /// <summary>Offers what can stand at a position of a magic line; nothing where looking fails.</summary>
    /// <param name="line">The line, from its first character on; it may be unfinished.</param>
    /// <param name="position">Where the cursor is in it.</param>
    /// <param name="session">The session it is written in.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<CompletionOffer> CompleteAsync(string line, int position, INotebookSession session, CancellationToken cancellation);

    /// <summary>Offers files and folders, as commands take them: relative to the session's folder, what holds data first.</summary>
    /// <param name="prefix">The part of a path that is typed already.</param>
    /// <param name="session">The session it is written in.</param>
    IReadOnlyList<CompletionItem> Files(string prefix, INotebookSession session);

    /// <summary>Says what the command or option at a position does.</summary>
    /// <param name="line">The line, from its first character on; it may be unfinished.</param>
    /// <param name="position">Where the cursor is in it.</param>
    /// <returns>Null where neither stands.</returns>
    Inspection? Describe(string line, int position);
}
