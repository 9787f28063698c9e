using MlopsNotebookKernel.Commands.Execution;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Shows what a log's measuring is at.</summary>
/// <param name="progress">Takes progress.</param>
internal sealed class MonitorProgress(IProgress<CommandProgress> progress) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => progress.Report(new CommandProgress(value));
}
