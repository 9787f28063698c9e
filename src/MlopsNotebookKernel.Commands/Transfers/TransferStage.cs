using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>Tells a command's progress from a transfer's: what it does, and the share of objects done.</summary>
/// <param name="text">What it does.</param>
/// <param name="progress">Takes progress; null where nobody looks.</param>
internal sealed class TransferStage(string text, IProgress<CommandProgress>? progress) : IProgress<TransferProgress>
{
    /// <inheritdoc/>
    public void Report(TransferProgress value) =>
        progress?.Report(new CommandProgress(text, value.Total == 0 ? null : (double)value.Done / value.Total));
}
