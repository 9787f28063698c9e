using System.Runtime;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Runs compiled code on a thread of its own, so that it can be interrupted. Tight loops and blocking waits before the
/// first <c>await</c> are stopped; code after an <c>await</c> runs on the pool, where nothing can stop it, so its end
/// is awaited for a moment and else said to be still running.
/// </summary>
/// <remarks>
/// A single-threaded synchronization context would make code after an <c>await</c> interruptible too, but every
/// <c>task.Result</c> in a cell would then deadlock.
/// </remarks>
internal static class CellThread
{
    private const int StackSize = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeforeInterrupt = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs code.</summary>
    /// <param name="code">Starts it; may run long before it returns its task.</param>
    /// <param name="host">The session it belongs to.</param>
    /// <param name="enter">Makes the session's world the current one, on the code's thread.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static async Task<SubmissionOutcome> RunAsync(
        Func<Task<object?>> code, INotebookHost host, Func<IDisposable> enter, CancellationToken cancellation)
    {
        TaskCompletionSource<object?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource stop = new();
        Thread thread = new(() => Run(code, host, enter, stop.Token, ended), StackSize)
        {
            IsBackground = true,
            Name = "notebook cell",
        };
        thread.Start();

        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellation.Register(asked.SetResult))
        {
            await Task.WhenAny(ended.Task, asked.Task).ConfigureAwait(false);
        }

        if (!ended.Task.IsCompleted)
        {
            await StopAsync(thread, stop, ended.Task).ConfigureAwait(false);
            if (!ended.Task.IsCompleted)
            {
                // Whatever becomes of it later has nobody left to tell.
                _ = ended.Task.ContinueWith(static late => late.Exception, CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return new SubmissionOutcome.Interrupted(StillRunning: true);
            }
        }

        try
        {
            return new SubmissionOutcome.Completed(true, await ended.Task.ConfigureAwait(false));
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested
            && exception is OperationCanceledException or ThreadInterruptedException)
        {
            return new SubmissionOutcome.Interrupted(StillRunning: false);
        }
#pragma warning disable CA1031 // A cell may throw anything; it becomes the cell's error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new SubmissionOutcome.Threw(exception);
        }
    }

    private static void Run(
        Func<Task<object?>> code, INotebookHost host, Func<IDisposable> enter, CancellationToken stop,
        TaskCompletionSource<object?> ended)
    {
        Task<object?>? running = null;
        try
        {
            using NotebookHost.Scope scope = NotebookHost.Enter(host);
            using IDisposable world = enter();
#pragma warning disable SYSLIB0046 // Meant for just this: an interactive session that runs a user's code.
            ControlledExecution.Run(() => running = code(), stop);
#pragma warning restore SYSLIB0046
        }
#pragma warning disable CA1031 // A cell may throw anything; it becomes the cell's error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ended.TrySetException(exception);
            return;
        }

        running!.ContinueWith(
            task =>
            {
                try
                {
                    // Not task.Exception: a cancelled task has none, but rethrows what cancelled it.
                    ended.TrySetResult(task.GetAwaiter().GetResult());
                }
#pragma warning disable CA1031 // A cell may throw anything; it becomes the cell's error.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    ended.TrySetException(exception);
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static async Task StopAsync(Thread thread, CancellationTokenSource stop, Task ended)
    {
        // Aborting waits for the thread to reach a place where it can stop, which it may never do: not awaited.
        Task aborting = Task.Run(stop.Cancel);
        await Task.WhenAny(ended, Task.Delay(BeforeInterrupt)).ConfigureAwait(false);
        if (!ended.IsCompleted && thread.IsAlive)
        {
            thread.Interrupt();
        }

        await Task.WhenAny(Task.WhenAll(ended, aborting), Task.Delay(Patience)).ConfigureAwait(false);
    }
}
