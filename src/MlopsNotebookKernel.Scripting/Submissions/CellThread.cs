using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Runs compiled code on threads of its own, before and after its awaits, so that it can be interrupted: tight loops
/// and blocking waits are stopped. What cannot be stopped (a native call, work on the pool) is waited for a moment and
/// else said to remain.
/// </summary>
internal static class CellThread
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs code.</summary>
    /// <param name="code">Starts it; may run long before it returns its task.</param>
    /// <param name="host">The session it belongs to.</param>
    /// <param name="enter">Makes the session's world the current one, on the code's thread.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static async Task<SubmissionOutcome> RunAsync(
        Func<Task<object?>> code, INotebookHost host, Func<IDisposable> enter, CancellationToken cancellation)
    {
        CellContext context = new(host);
        TaskCompletionSource<object?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<object?>? running = null;
        context.Start(
            () =>
            {
                using IDisposable world = enter();
                running = code();
            },
            thrown => Follow(thrown, running, ended));

        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellation.Register(asked.SetResult))
        {
            await Task.WhenAny(ended.Task, asked.Task).ConfigureAwait(false);
        }

        if (!ended.Task.IsCompleted)
        {
            bool stopped = await context.InterruptAsync(Patience).ConfigureAwait(false);
            if (!ended.Task.IsCompleted)
            {
                // Whatever becomes of it later has nobody left to tell.
                _ = ended.Task.ContinueWith(static late => late.Exception, CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return new SubmissionOutcome.Interrupted(stopped ? InterruptionRemains.Work : InterruptionRemains.Code);
            }
        }

        try
        {
            return new SubmissionOutcome.Completed(true, await ended.Task.ConfigureAwait(false));
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested
            && exception is OperationCanceledException or ThreadInterruptedException or ThreadAbortException)
        {
            return new SubmissionOutcome.Interrupted(InterruptionRemains.Nothing);
        }
#pragma warning disable CA1031 // A cell may throw anything; it becomes the cell's error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new SubmissionOutcome.Threw(exception);
        }
        finally
        {
            context.End();
        }
    }

    /// <summary>Passes on how the code ended: at once, or when its task does.</summary>
    private static void Follow(Exception? thrown, Task<object?>? running, TaskCompletionSource<object?> ended)
    {
        if (thrown is not null || running is null)
        {
            ended.TrySetException(thrown ?? new OperationCanceledException());
            return;
        }

        running.ContinueWith(
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
}
