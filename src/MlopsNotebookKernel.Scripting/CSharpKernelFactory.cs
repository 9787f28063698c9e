using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting;

/// <summary>Starts C# sessions.</summary>
/// <param name="formatter">Formats the values that cells show.</param>
/// <param name="magics">Runs <c>#!mlops-…</c> lines.</param>
/// <param name="fingerprint">Digests cells for the journal.</param>
public sealed class CSharpKernelFactory(
    IValueFormatter formatter,
    IMagicCommands magics,
    ICodeFingerprint fingerprint) : INotebookKernelFactory
{
    /// <inheritdoc/>
    /// <exception cref="SessionException">The working directory does not exist (MLOPS1201).</exception>
    public INotebookKernel Start(string? notebookPath, string workingDirectory)
    {
        string folder = Path.GetFullPath(workingDirectory);
        if (!Directory.Exists(folder))
        {
            throw new SessionException("MLOPS1201", $"The working directory '{workingDirectory}' does not exist.",
                "Name a folder that exists.");
        }

        return new CSharpKernel(
            new KernelParts(formatter, magics, fingerprint),
            notebookPath is null ? null : Path.GetFullPath(notebookPath), folder);
    }

    /// <summary>
    /// Loads the compiler and compiles once, so that the first cell of a session need not wait for it. Worth its time
    /// only while something else is waited for.
    /// </summary>
    public async Task WarmAsync()
    {
        await using INotebookKernel kernel = Start(null, AppContext.BaseDirectory);
        await kernel.ContributeAsync("System.Linq.Enumerable.Range(0, 3).Select(x => $\"{x}\").ToList()", CancellationToken.None)
            .ConfigureAwait(false);
    }
}
