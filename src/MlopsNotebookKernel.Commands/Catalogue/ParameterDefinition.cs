namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>A parameter of a command.</summary>
/// <param name="Name">Its name without hyphens: <c>baseline</c> is <c>--baseline</c>, or the argument <c>BASELINE</c>.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Purpose">What it is for, in one sentence, with its unit and default.</param>
public sealed record ParameterDefinition(string Name, ParameterKind Kind, string Purpose)
{
    /// <summary>Whether it is given by its place rather than by its name.</summary>
    public bool IsPositional { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>The only values it takes; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
