using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>Where a command runs.</summary>
/// <param name="Workspace">Where facts are read and written.</param>
/// <param name="Folder">The folder that relative paths refer to; absolute.</param>
/// <param name="Session">The notebook that runs; null in a terminal.</param>
/// <param name="Progress">Takes progress; null where nobody looks.</param>
/// <param name="Sink">Takes cell outputs while the command runs (only <c>run</c> has any); null where nobody looks.</param>
public sealed record CommandContext(
    Workspace Workspace,
    string Folder,
    INotebookSession? Session,
    IProgress<CommandProgress>? Progress,
    IOutputSink? Sink = null)
{
    /// <summary>Asks the user a question that yes or no answers; null where nobody can be asked.</summary>
    public Func<string, bool>? Confirm { get; init; }

    /// <summary>A path as the user wrote it, made absolute.</summary>
    /// <param name="path">Absolute, or relative to <see cref="Folder"/>.</param>
    public string Absolute(string path) => Path.GetFullPath(path, Folder);
}
