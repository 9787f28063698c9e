using MlopsNotebookKernel.Commands.Execution;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>Turns the progress of each stage into the command's.</summary>
/// <param name="progress">The command's progress; null where nobody looks.</param>
/// <param name="label">What is worked on.</param>
internal sealed class StageProgress(IProgress<CommandProgress>? progress, string label)
{
    /// <summary>Reports where a stage is.</summary>
    /// <param name="stage">What is done, such as <c>keeping</c>.</param>
    /// <param name="share">The share done, 0 to 1; null when unknown.</param>
    public void Report(string stage, double? share) => progress?.Report(new CommandProgress($"{stage}: {label}", share));

    /// <summary>Takes a stage's progress in bytes; null where nobody looks.</summary>
    /// <param name="stage">What is done.</param>
    /// <param name="total">All bytes.</param>
    public IProgress<long>? Bytes(string stage, long total) =>
        progress is null ? null : new Stage<long>(bytes => Report(stage, total == 0 ? 1 : (double)bytes / total));

    /// <summary>Takes a stage's progress as a share; null where nobody looks.</summary>
    /// <param name="stage">What is done.</param>
    public IProgress<double>? Share(string stage) => progress is null ? null : new Stage<double>(share => Report(stage, share));

    /// <summary>Reports at once and in order, which <see cref="Progress{T}"/> does not.</summary>
    private sealed class Stage<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
