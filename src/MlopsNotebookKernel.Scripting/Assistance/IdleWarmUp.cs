namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>
/// Prepares a session's assistance while nothing else is to be done: a moment after the first cell has ended, or after
/// a longer while without one; never while a cell runs, so that the first cell is as fast as without it.
/// </summary>
/// <param name="warm">Prepares.</param>
/// <param name="idle">Completes when no cell runs.</param>
internal sealed class IdleWarmUp(Func<CancellationToken, Task> warm, Func<CancellationToken, Task> idle) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _firstEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Begins to wait for an idle moment.</summary>
    public void Start() => _ = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);

    /// <summary>Tells that a cell has ended.</summary>
    public void CellEnded() => _firstEnded.TrySetResult();

    /// <inheritdoc/>
    /// <remarks>The source of the token has no timer, so there is nothing of it to dispose; a session may end twice.</remarks>
    public void Dispose() => _stop.Cancel();

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAny(_firstEnded.Task, Task.Delay(Patience, cancellation)).ConfigureAwait(false);
            await Task.Delay(Moment, cancellation).ConfigureAwait(false);
            await idle(cancellation).ConfigureAwait(false);
            await warm(cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody asked for it: what fails here fails again, and is told, when somebody asks.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
