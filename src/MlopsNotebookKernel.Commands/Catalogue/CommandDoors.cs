namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>Where a command can be used.</summary>
[Flags]
public enum CommandDoors
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>As a magic line in a cell.</summary>
    Notebook = 1,

    /// <summary>In a terminal.</summary>
    Terminal = 2,
}
