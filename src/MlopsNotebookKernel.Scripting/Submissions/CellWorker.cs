namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>A thread that runs code of a cell.</summary>
internal sealed class CellWorker
{
    private const int StackSize = 16 * 1024 * 1024;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    private CellWorker(Action code, Action<Exception?> ended) =>
        _thread = new Thread(() => Run(code, ended), StackSize) { IsBackground = true, Name = "notebook cell" };

    /// <summary>Completes when the code has ended, however it did.</summary>
    public Task Ended => _ended.Task;

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

    /// <summary>Ends a blocking wait that the code is in, or comes to.</summary>
    public void Wake() => _thread.Interrupt();

    private void Run(Action code, Action<Exception?> ended)
    {
        Exception? thrown = null;
        try
        {
            code();
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
