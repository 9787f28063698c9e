namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Which commits are asked for the facts they hold.</summary>
public enum FactTips
{
    /// <summary>The current commit.</summary>
    Head,

    /// <summary>The current commit and the newest of each local branch.</summary>
    Branches,

    /// <summary>Whatever a name leads to: branches, remote-tracking branches, tags, stashes, other refs, and the current commit of each worktree.</summary>
    Everything,
}
