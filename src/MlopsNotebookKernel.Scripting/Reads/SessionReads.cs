using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Reads;

/// <summary>
/// Notes in the journal which files of the repository the notebook's own code opens, also by paths that it computes. What
/// commands, references and the tool itself open is theirs.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="folder">The notebook's folder; absolute.</param>
internal sealed class SessionReads(INotebookSession session, string folder) : IDisposable
{
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Begun beside whatever else a session begins with, so that the first cell need not wait for it.</summary>
    private readonly Task<OpenedFiles?> _beginning = Task.Run(() => OpenedFiles.In(WatchedFolders.Around(folder)));

    /// <summary>Runs code of the notebook.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <param name="code">Runs it.</param>
    public async Task<T> OfCodeAsync<T>(Func<Task<T>> code)
    {
        OpenedFiles? files = await _beginning.ConfigureAwait(false);
        session.Journal.SeesReads = files is not null;
        files?.Take();
        try
        {
            return await code().ConfigureAwait(false);
        }
        finally
        {
            Note(files);
        }
    }

    /// <summary>Runs a command that code of the notebook calls: what it opens is not the code's.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <param name="command">Runs it.</param>
    public async Task<T> ApartAsync<T>(Func<Task<T>> command)
    {
        OpenedFiles? files = await _beginning.ConfigureAwait(false);
        Note(files);
        try
        {
            return await command().ConfigureAwait(false);
        }
        finally
        {
            files?.Take();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _beginning.ContinueWith(
        begun => begun.Result?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void Note(OpenedFiles? files)
    {
        foreach (string file in files?.Take() ?? [])
        {
            bool isNew;
            lock (_gate)
            {
                isNew = _noted.Add(file);
            }

            if (isNew)
            {
                session.Journal.Add(new JournalFact.FileOpened(session.ExecutionCount, file));
            }
        }
    }
}
