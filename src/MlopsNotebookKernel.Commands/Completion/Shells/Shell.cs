namespace MlopsNotebookKernel.Commands.Completion.Shells;

/// <summary>A shell that completes command lines.</summary>
public enum Shell
{
    /// <summary>GNU Bash, 3.2 or newer.</summary>
    Bash,

    /// <summary>The Z shell.</summary>
    Zsh,

    /// <summary>fish, 3 or newer.</summary>
    Fish,

    /// <summary>PowerShell, 5.1 or newer.</summary>
    PowerShell,
}
