using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>What a command came to.</summary>
/// <param name="Answer">Yes (exit code 0) or no (exit code 1): fresh, steady, passed, or not.</param>
/// <param name="Bundle">What to show; holds the result as JSON too.</param>
public sealed record CommandOutcome(bool Answer, Bundle Bundle)
{
    /// <summary>Whether a part of it could not be done (exit code 3); the bundle tells which part, why, and the remedy.</summary>
    public bool HasFault { get; init; }

    /// <summary>The result as Markdown, for summaries of jobs; null where the command has no such form.</summary>
    public Lazy<string>? Markdown { get; init; }
}
