using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>A session that runs cells itself, for headless runs and for front ends.</summary>
public interface INotebookKernel : INotebookSession, IAsyncDisposable
{
    /// <summary>
    /// Runs one cell: magic lines through <see cref="IMagicCommands"/>, code in the session's language. A failing cell
    /// is a result with an <see cref="CellOutput.Error"/>, not an exception.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="sink">Takes outputs as they come.</param>
    /// <param name="cancellation">Interrupts the cell.</param>
    Task<CellRun> RunAsync(CellSubmission cell, IOutputSink sink, CancellationToken cancellation);
}
