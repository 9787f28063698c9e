using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// The folder that relative paths in a notebook refer to. The current directory belongs to the process, so code of one
/// notebook runs at a time, and the tool's own directory is put back when it has run. A notebook that changes its
/// directory finds it changed in its next cell.
/// </summary>
/// <param name="path">The folder at the start; absolute.</param>
internal sealed class WorkingFolder(string path)
{
    private static readonly SemaphoreSlim Process = new(1);
    private volatile bool _isRunning;

    /// <summary>The folder now; absolute.</summary>
    public string Path { get; private set; } = path;

    /// <summary>The process's directory; null when the code has deleted it.</summary>
    private static string? Current()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Runs code in the folder.</summary>
    /// <param name="code">Runs it.</param>
    /// <param name="isNested">Whether code of this notebook asks for it: a cell may call a command that contributes code in its midst.</param>
    /// <param name="cancellation">Cancels the wait for another notebook's code.</param>
    /// <exception cref="SessionException">The folder is gone (MLOPS1209).</exception>
    public async Task<SubmissionOutcome> RunAsync(Func<Task<SubmissionOutcome>> code, bool isNested, CancellationToken cancellation)
    {
        if (isNested && _isRunning)
        {
            return await code().ConfigureAwait(false);
        }

        await Process.WaitAsync(cancellation).ConfigureAwait(false);
        _isRunning = true;
        try
        {
            if (!Directory.Exists(Path))
            {
                throw new SessionException("MLOPS1209", $"The notebook's working directory '{Path}' is gone.",
                    "Make it again, or restart the session.");
            }

            string outside = Environment.CurrentDirectory;
            Environment.CurrentDirectory = Path;
            try
            {
                return await code().ConfigureAwait(false);
            }
            finally
            {
                Path = Current() ?? Path;
                Environment.CurrentDirectory = outside;
            }
        }
        finally
        {
            _isRunning = false;
            Process.Release();
        }
    }
}
