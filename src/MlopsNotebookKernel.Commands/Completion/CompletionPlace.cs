using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>Where something is completed: in a notebook, or in a terminal's folder.</summary>
/// <param name="Folder">The folder that relative paths start at; absolute.</param>
/// <param name="Session">The notebook; null in a terminal.</param>
internal sealed record CompletionPlace(string Folder, INotebookSession? Session)
{
    /// <summary>The workspace.</summary>
    public Workspace Workspace => WorkspaceLocator.Find(Session?.NotebookPath ?? Folder);

    /// <summary>The notebook's variables; none in a terminal.</summary>
    public IReadOnlyList<SessionVariable> Variables => Session?.Variables ?? [];

    /// <summary>The place of a notebook.</summary>
    /// <param name="session">The notebook.</param>
    public static CompletionPlace Of(INotebookSession session) => new(session.WorkingDirectory, session);
}
