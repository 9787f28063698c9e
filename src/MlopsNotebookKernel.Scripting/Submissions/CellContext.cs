using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Where the code of a cell goes on after an <c>await</c>: on threads of the cell's own, whose blocking waits can be
/// ended, as those of the pool cannot. There are as many as are needed at once, so that code which blocks on a task (<c>task.Result</c>)
/// never waits for code that waits for its thread. Once the cell has ended, what it left behind goes on on the pool;
/// once it was interrupted, nothing of it goes on.
/// </summary>
/// <param name="host">The session it belongs to.</param>
/// <param name="interrupt">The interrupt of the cell.</param>
internal sealed class CellContext(INotebookHost host, CancellationToken interrupt) : SynchronizationContext
{
    // Enough for what waits for each other; a burst of more goes to the pool, where it runs but cannot be stopped.
    private const int MostThreads = 64;
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly List<CellWorker> _workers = [];
    private volatile State _state = State.Running;
    private int _idle;

    private enum State
    {
        Running,
        Ended,
        Interrupted,
    }

    /// <summary>Runs code on a thread of its own in this context.</summary>
    /// <param name="code">The code.</param>
    /// <param name="ended">Called on its thread when it ended, with what it threw.</param>
    public void Start(Action code, Action<Exception?> ended)
    {
        StrayExceptions.Catch();
        lock (_gate)
        {
            _workers.Add(CellWorker.Start(() => Enter(code), ended));
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_state == State.Interrupted)
        {
            return;
        }

        lock (_gate)
        {
            if (_state == State.Running && (_queue.Count < _idle || _workers.Count < MostThreads))
            {
                _queue.Enqueue((d, state));
                _arrivals.Release();
                if (_queue.Count > _idle)
                {
                    _workers.Add(CellWorker.Start(() => Enter(Serve), Report));
                }

                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(_ => d(state), null);
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Lets the threads go that wait for more: the cell has ended.</summary>
    public void End() => Close(State.Ended);

    /// <summary>Stops all code of the cell; what waits to go on never does.</summary>
    /// <param name="patience">How long to wait until it has stopped.</param>
    /// <returns>Whether all of it has.</returns>
    public async Task<bool> InterruptAsync(TimeSpan patience)
    {
        // Closed first: from then on no thread joins those that are stopped.
        Close(State.Interrupted);
        CellWorker[] workers;
        lock (_gate)
        {
            workers = [.. _workers];
        }

        // Loops end when they next ask, and what comes to an await ends there; blocking waits are woken a little later.
        Task ended = Task.WhenAll(workers.Select(worker => worker.Ended));
        await Task.WhenAny(ended, Task.Delay(Grace)).ConfigureAwait(false);
        if (!ended.IsCompleted)
        {
            foreach (CellWorker worker in workers.Where(worker => !worker.Ended.IsCompleted))
            {
                worker.Wake();
            }

            await Task.WhenAny(ended, Task.Delay(patience)).ConfigureAwait(false);
        }

        return ended.IsCompleted;
    }

    private void Close(State state)
    {
        lock (_gate)
        {
            _state = state;
            _arrivals.Release(MostThreads);
        }
    }

    private void Enter(Action code)
    {
        SetSynchronizationContext(this);
        using NotebookHost.Scope scope = NotebookHost.Enter(host);
        Interruption.Belong(interrupt);
        code();
    }

    /// <summary>Runs what is posted until the cell ends.</summary>
    private void Serve()
    {
        while (true)
        {
            lock (_gate)
            {
                _idle++;
            }

            _arrivals.Wait();
            (SendOrPostCallback Callback, object? State) next;
            lock (_gate)
            {
                _idle--;
                if (_state == State.Interrupted || !_queue.TryDequeue(out next))
                {
                    return;
                }
            }

            next.Callback(next.State);
        }
    }

    /// <summary>What an <c>async void</c> method throws has nobody to catch it, and would end the process.</summary>
    private void Report(Exception? exception)
    {
        if (exception is not null and not (OperationCanceledException or ThreadInterruptedException))
        {
            host.Write(true, $"[Code that nobody awaits failed: {exception.GetType().Name}: {exception.Message}]\n");
        }
    }
}
