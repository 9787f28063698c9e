using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>
/// Tells the session of each cell, a cell being the submission at the root of what the host splits it into, and shows above
/// its outputs what the session has to say about it.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="language">The name of the C# kernel: of other languages nothing is said.</param>
internal sealed class CellRecorder(IHostedSession session, string language)
{
    private readonly Lock _gate = new();
    private SubmitCode? _cell;

    /// <summary>The cell that a command belongs to; null for what is no part of a cell.</summary>
    /// <param name="command">A command.</param>
    public static SubmitCode? CellOf(KernelCommand command)
    {
        KernelCommand root = command;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root as SubmitCode;
    }

    /// <summary>Sees each command before it is handled.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Its context.</param>
    /// <param name="next">Handles it.</param>
    public Task OnCommandAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        if (CellOf(command) is { } cell && Begin(cell) && (cell.TargetKernelName ?? language) == language
            && session.Counsel(cell.Code) is { } advice)
        {
            new InteractiveDisplay(cell, context).Show(Guid.NewGuid().ToString("N"), advice);
        }

        return next(command, context);
    }

    /// <summary>Sees each event.</summary>
    /// <param name="produced">The event.</param>
    public void OnEvent(KernelEvent produced)
    {
        if (CellOf(produced.Command) is not { } cell)
        {
            return;
        }

        lock (_gate)
        {
            bool isKnown = ReferenceEquals(_cell, cell);
            if (isKnown && CellOutputs.Of(produced) is { } output)
            {
                session.AddOutput(output);
            }

            if (produced is KernelCommandCompletionEvent && ReferenceEquals(produced.Command, cell))
            {
                if (isKnown)
                {
                    session.EndCell(Ending(produced));
                    _cell = null;
                }
                else if (produced is CommandSucceeded)
                {
                    // The cell that loads the commands ran before anybody listened.
                    session.AddEarlierCell(cell.Code);
                }
            }
        }
    }

    /// <summary>Tells of a cell the first time that a command of it is seen.</summary>
    private bool Begin(SubmitCode cell)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_cell, cell))
            {
                return false;
            }

            _cell = cell;
            session.BeginCell(cell.Code);
            return true;
        }
    }

    private static HostedEnding Ending(KernelEvent completion) => completion switch
    {
        CommandSucceeded => HostedEnding.Succeeded,
        CommandFailed { Exception: OperationCanceledException } => HostedEnding.Cancelled,
        CommandFailed { Message: { } message } when message.StartsWith("Command cancelled", StringComparison.Ordinal) => HostedEnding.Cancelled,
        _ => HostedEnding.Failed,
    };
}
