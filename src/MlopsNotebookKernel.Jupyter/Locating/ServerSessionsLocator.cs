using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Registration;

namespace MlopsNotebookKernel.Jupyter.Locating;

/// <summary>
/// Finds the notebook by asking the Jupyter server that started the kernel. The question goes out in the background;
/// only who wants the answer while it is on its way waits, and not for long.
/// </summary>
public sealed class ServerSessionsLocator : INotebookLocator
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private readonly Func<Task<string?>> _ask;
    private readonly TimeProvider _clock;
    private Task<string?> _asked = Task.FromResult<string?>(null);
    private long? _when;

    /// <summary>Asks nobody yet.</summary>
    /// <param name="kernelId">The kernel's id in its server, from the connection file's name; null when unknown.</param>
    public ServerSessionsLocator(string? kernelId)
        : this(kernelId is null ? () => Task.FromResult<string?>(null) : () => AskAsync(kernelId), TimeProvider.System)
    {
    }

    internal ServerSessionsLocator(Func<Task<string?>> ask, TimeProvider clock)
    {
        _ask = ask;
        _clock = clock;
    }

    /// <inheritdoc/>
    public string? Locate(Journal journal)
    {
        Task<string?> asked;
        lock (_gate)
        {
            bool isDue = _when is not { } when || _clock.GetElapsedTime(when) >= Interval;
            if (_asked.IsCompleted && Answer(_asked) is null && isDue)
            {
                _when = _clock.GetTimestamp();

                // A thread of its own: a notebook may keep all threads of the pool busy.
                _asked = Task.Factory.StartNew(_ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            }

            asked = _asked;
        }

        ((IAsyncResult)asked).AsyncWaitHandle.WaitOne(Patience);
        return Answer(asked);
    }

    private static string? Answer(Task<string?> asked) => asked.IsCompletedSuccessfully ? asked.Result : null;

    private static Task<string?> AskAsync(string kernelId) => ServerSessions.FindAsync(
        [.. JupyterFolders.OfThisMachine().Runtime.SelectMany(ServerInfo.In)], kernelId, CancellationToken.None);
}
