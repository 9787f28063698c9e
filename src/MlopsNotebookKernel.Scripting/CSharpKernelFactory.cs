using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting;

/// <summary>Starts C# sessions.</summary>
/// <param name="formatter">Formats the values that cells show.</param>
/// <param name="magics">Runs <c>#!mlops-…</c> lines.</param>
/// <param name="fingerprint">Digests cells for the journal.</param>
/// <param name="locator">Finds the notebook of a session that is started without one; null when there is none to find.</param>
/// <param name="sql">Runs <c>#!sql</c> cells; null where they are another kernel's.</param>
public sealed class CSharpKernelFactory(
    IValueFormatter formatter,
    IMagicCommands magics,
    ICodeFingerprint fingerprint,
    INotebookLocator? locator = null,
    ISqlCells? sql = null) : INotebookKernelFactory
{
    /// <summary>
    /// Whether a person writes the cells: then completion is prepared while nothing runs, a moment after the first cell.
    /// No by default, as for headless runs.
    /// </summary>
    public bool IsAttended { get; init; }

    /// <summary>Looks at cells before they run; nobody by default.</summary>
    public ICellCounsel? Counsel { get; init; }

    /// <summary>Starts a session that a person or a headless run uses.</summary>
    /// <param name="notebookPath">The notebook, absolute; null when there is none, and for the locator to find.</param>
    /// <param name="workingDirectory">The folder that relative paths in cells refer to; absolute.</param>
    /// <param name="pinned">The only packages there are, with their whole graph; null where the sources decide.</param>
    /// <exception cref="SessionException">The working directory does not exist (MLOPS1201).</exception>
    public IInteractiveKernel Start(string? notebookPath, string workingDirectory, IReadOnlyList<ResolvedPackage>? pinned = null)
    {
        string folder = Path.GetFullPath(workingDirectory);
        if (!Directory.Exists(folder))
        {
            throw new SessionException("MLOPS1201", $"The working directory '{workingDirectory}' does not exist.",
                "Name a folder that exists.");
        }

        return new CSharpKernel(
            new KernelParts(formatter, magics, fingerprint, sql, Counsel, pinned),
            notebookPath is null ? null : Path.GetFullPath(notebookPath), folder, locator, IsAttended);
    }

    /// <inheritdoc/>
    INotebookKernel INotebookKernelFactory.Start(string? notebookPath, string workingDirectory, IReadOnlyList<ResolvedPackage>? pinned) =>
        Start(notebookPath, workingDirectory, pinned);

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
