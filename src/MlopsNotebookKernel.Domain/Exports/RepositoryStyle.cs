namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>How the repository around a library does things, as far as an exported project follows it.</summary>
public sealed record RepositoryStyle
{
    /// <summary>A repository that says nothing.</summary>
    public static RepositoryStyle Plain { get; } = new();

    /// <summary>The runner of its tests.</summary>
    public TestRunner Runner { get; init; }

    /// <summary>Whether its tests use xunit.v3, under whichever runner.</summary>
    public bool HasXunit3 { get; init; }

    /// <summary>Whether its code puts braces around what a namespace holds, as its .editorconfig says.</summary>
    public bool HasBlockNamespaces { get; init; }

    /// <summary>Its central package versions by id; null when projects state their versions themselves.</summary>
    public IReadOnlyDictionary<string, string>? Versions { get; init; }

    /// <summary>Its solution, absolute; null when there is none, or more than one in the same folder.</summary>
    public string? Solution { get; init; }
}
