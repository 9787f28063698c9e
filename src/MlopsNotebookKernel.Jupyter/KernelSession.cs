using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Execution;
using MlopsNotebookKernel.Jupyter.History;
using MlopsNotebookKernel.Jupyter.Input;
using MlopsNotebookKernel.Jupyter.Messages;
using MlopsNotebookKernel.Jupyter.Requests;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter;

/// <summary>One kernel behind its channels, whatever carries them.</summary>
internal sealed class KernelSession
{
    private readonly RequestRouter _router;
    private readonly CellExecutions _executions;
    private readonly Correspondence _correspondence;

    /// <summary>Puts the parts together; the session itself starts when <paramref name="kernel"/> is first asked for.</summary>
    /// <param name="parts">What differs between a real kernel and a tested one.</param>
    /// <param name="channels">Takes messages.</param>
    /// <param name="kernel">The session.</param>
    /// <param name="shutDown">Called once a front end ends the kernel; must not wait.</param>
    /// <param name="end">The kernel ends.</param>
    public KernelSession(KernelSessionParts parts, IChannels channels, Lazy<Task<IInteractiveKernel>> kernel, Action shutDown, CancellationToken end)
    {
        KernelLog log = new(parts.Log);
        WireCodec codec = new(new MessageSigner(parts.Key));
        _correspondence = new Correspondence(channels, codec, new MessageWriter(parts.Clock));
        StdinReader stdin = new(_correspondence);
        CellHistory history = new();
        CellExecution execution = new(kernel, _correspondence, stdin, history, log, parts.Clock);
        _executions = new CellExecutions(execution, _correspondence, log, end);
        _router = new RequestRouter(
            codec,
            _correspondence,
            _executions,
            new AssistanceHandler(kernel),
            stdin,
            [
                new KernelInfoHandler(parts.Language, parts.Version),
                new HistoryHandler(history),
                new CommHandler(_correspondence),
                new DebugHandler(),
                new InterruptHandler(_executions),
                new ShutdownHandler(_correspondence, shutDown),
            ],
            log,
            end);
    }

    /// <summary>Tells everybody that the kernel has come up.</summary>
    public void Start() => _correspondence.Starting();

    /// <summary>Takes what arrived. Never throws, never waits; one thread at a time.</summary>
    /// <param name="channel">Where it arrived.</param>
    /// <param name="frames">What arrived.</param>
    public void Receive(ChannelKind channel, IReadOnlyList<byte[]> frames) => _router.Receive(channel, frames);

    /// <summary>Interrupts the cell that runs, if one does.</summary>
    public void Interrupt() => _executions.Interrupt();
}
