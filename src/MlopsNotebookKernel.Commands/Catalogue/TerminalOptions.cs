namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>What each command takes in a terminal beside its own parameters.</summary>
public static class TerminalOptions
{
    /// <summary>How the result is printed.</summary>
    public static ParameterDefinition Format { get; } = new("format", ParameterKind.Text, "How the result is printed; text by default.")
    {
        Choices = ["text", "json", "html", "markdown"],
    };

    /// <summary>A command as a terminal serves it.</summary>
    /// <param name="definition">The command.</param>
    public static CommandDefinition With(CommandDefinition definition) => definition with { Parameters = [.. definition.Parameters, Format] };
}
