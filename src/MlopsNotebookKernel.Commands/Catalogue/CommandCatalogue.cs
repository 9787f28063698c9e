namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>All commands, in the order in which help lists them.</summary>
public static class CommandCatalogue
{
    /// <summary>The definitions.</summary>
    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
    ];
}
