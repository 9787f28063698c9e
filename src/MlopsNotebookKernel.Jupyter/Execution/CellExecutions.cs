using System.Threading.Channels;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Execution;

/// <summary>Runs cells one after the other, in the order of their requests.</summary>
internal sealed class CellExecutions
{
    private const string ReplyType = "execute_reply";

    private readonly Channel<Request> _waiting = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly CellExecution _execution;
    private readonly Correspondence _correspondence;
    private readonly CancellationToken _end;
    private readonly KernelLog _log;
    private CancellationTokenSource? _running;

    /// <summary>Starts to run cells.</summary>
    /// <param name="execution">Runs one.</param>
    /// <param name="correspondence">Answers.</param>
    /// <param name="log">Takes faults.</param>
    /// <param name="end">The kernel ends.</param>
    public CellExecutions(CellExecution execution, Correspondence correspondence, KernelLog log, CancellationToken end)
    {
        _execution = execution;
        _correspondence = correspondence;
        _log = log;
        _end = end;
        _ = Task.Run(RunAllAsync, CancellationToken.None);
    }

    /// <summary>Lets a cell wait for its turn.</summary>
    /// <param name="request">The request.</param>
    public void Post(Request request) => _waiting.Writer.TryWrite(request);

    /// <summary>Interrupts the cell that runs, if one does. Does not wait.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            _ = _running?.CancelAsync();
        }
    }

    private async Task RunAllAsync()
    {
        await foreach (Request request in _waiting.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                await RunAsync(request).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The next cell must run whatever becomes of this one.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _log.Fault("A cell's request could not be served", fault);
            }
        }
    }

    private async Task RunAsync(Request request)
    {
        IReadOnlyList<Request> givenUp;
        using (_correspondence.Busy(request))
        {
            ExecutionOutcome outcome = await RunInterruptiblyAsync(request).ConfigureAwait(false);

            // Before the answer is sent: what a front end asks for once it has the answer is meant for the state it knows.
            givenUp = outcome.OthersRun ? [] : TakeWaiting();
            _correspondence.Reply(request, ReplyType, outcome.Reply);
        }

        foreach (Request waiting in givenUp)
        {
            using IDisposable busy = _correspondence.Busy(waiting);
            _correspondence.Reply(waiting, ReplyType, Replies.Aborted());
        }
    }

    private async Task<ExecutionOutcome> RunInterruptiblyAsync(Request request)
    {
        using CancellationTokenSource running = CancellationTokenSource.CreateLinkedTokenSource(_end);
        lock (_gate)
        {
            _running = running;
        }

        try
        {
            return await _execution.RunAsync(request, running.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    /// <summary>Those that waited when a cell failed would run on a state that nobody meant them for.</summary>
    private List<Request> TakeWaiting()
    {
        List<Request> waiting = [];
        while (_waiting.Reader.TryRead(out Request? request))
        {
            waiting.Add(request);
        }

        return waiting;
    }
}
