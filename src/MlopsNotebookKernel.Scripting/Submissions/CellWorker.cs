using System.Runtime;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>A thread that runs code of a cell and can be stopped, once.</summary>
internal sealed class CellWorker
{
    private const int StackSize = 16 * 1024 * 1024;
    private static readonly TimeSpan BeforeInterrupt = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    private CellWorker(Action code, Action<Exception?> ended) =>
        _thread = new Thread(() => Run(code, ended), StackSize) { IsBackground = true, Name = "notebook cell" };

    /// <summary>Starts a thread.</summary>
    /// <param name="code">What it runs.</param>
    /// <param name="ended">Called on it when the code ended, with what it threw.</param>
    public static CellWorker Start(Action code, Action<Exception?> ended)
    {
        CellWorker worker = new(code, ended);
        // The code finds its context by itself; that of whoever happens to start the thread is another's.
        worker._thread.UnsafeStart();
        return worker;
    }

    /// <summary>Stops the code: tight loops at once, blocking waits a little later.</summary>
    /// <param name="patience">How long to wait until it has stopped.</param>
    /// <returns>Whether it has.</returns>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        // Aborting waits for the thread to reach a place where it can stop, which it may never do: not awaited.
        _ = Task.Run(_stop.Cancel);
        await Task.WhenAny(_ended.Task, Task.Delay(BeforeInterrupt)).ConfigureAwait(false);
        if (!_ended.Task.IsCompleted)
        {
            _thread.Interrupt();
            await Task.WhenAny(_ended.Task, Task.Delay(patience)).ConfigureAwait(false);
        }

        return _ended.Task.IsCompleted;
    }

    private void Run(Action code, Action<Exception?> ended)
    {
        Exception? thrown = null;
        try
        {
#pragma warning disable SYSLIB0046 // Meant for just this: an interactive session that runs a user's code.
            ControlledExecution.Run(code, _stop.Token);
#pragma warning restore SYSLIB0046
        }
#pragma warning disable CA1031 // A cell may throw anything; whoever started it reports it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = exception;
        }

        ended(thrown);
        _ended.SetResult();
    }
}
