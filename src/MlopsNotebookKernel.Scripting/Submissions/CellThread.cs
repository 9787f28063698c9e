using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Runs compiled code on threads of its own, before and after its awaits, so that it can be interrupted: the notebook's
/// own loops, on whatever thread, and blocking waits. What cannot be stopped (a native call, a library's computation,
/// work on the pool) is waited for a moment and else said to remain.
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
        using CancellationTokenSource interrupt = new();
        CancellationToken previous = Interruption.Follow(interrupt.Token);
        CellContext context = new(host, interrupt.Token);
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
            await interrupt.CancelAsync().ConfigureAwait(false);
            bool stopped = await context.InterruptAsync(Patience).ConfigureAwait(false);
            if (!ended.Task.IsCompleted)
            {
                // Whatever becomes of it later has nobody left to tell.
                _ = ended.Task.ContinueWith(static late => late.Exception, CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                Interruption.Remain();
                return new SubmissionOutcome.Interrupted(stopped ? InterruptionRemains.Work : InterruptionRemains.Code);
            }
        }

        try
        {
            return new SubmissionOutcome.Completed(true, await ended.Task.ConfigureAwait(false));
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested
            && IsInterruption(exception))
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
            if (!interrupt.IsCancellationRequested)
            {
                // A command that a cell called may have run this: the cell's own loops ask for its own interrupt again.
                Interruption.Follow(previous.IsCancellationRequested ? CancellationToken.None : previous);
            }
        }
    }

    /// <summary>Whether an interrupt is what was thrown, or the cause of it: blocking on a task wraps what ended the task.</summary>
    private static bool IsInterruption(Exception exception) => exception is OperationCanceledException or ThreadInterruptedException
        || (exception is AggregateException several && several.InnerExceptions.Any(IsInterruption))
        || (exception.InnerException is { } cause && IsInterruption(cause));

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
