namespace MlopsNotebookKernel.Hosting;

/// <summary>A parameter of a command, as a host offers it.</summary>
/// <param name="Name">Its name without hyphens.</param>
/// <param name="Purpose">What it is for, with its choices and default.</param>
/// <param name="Type">What its value is: <c>text</c>, <c>number</c>, <c>file</c>, <c>snapshot</c>, …</param>
public sealed record ParameterDescription(string Name, string Purpose, string Type)
{
    /// <summary>Whether it takes no value.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether it can be given by its place, without its name.</summary>
    public bool IsPositional { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether values can be offered for it.</summary>
    public bool HasValues { get; init; }
}
