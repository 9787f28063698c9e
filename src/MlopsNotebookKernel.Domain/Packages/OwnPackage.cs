namespace MlopsNotebookKernel.Domain.Packages;

/// <summary>The package that this toolkit comes in: the means by which a notebook is stamped, and no part of what it relied on.</summary>
public static class OwnPackage
{
    /// <summary>Its id.</summary>
    public const string Id = "MlopsNotebookKernel";

    /// <summary>The version of the toolkit that runs.</summary>
    public static string Version { get; } = typeof(OwnPackage).Assembly.GetName().Version!.ToString(3);

    /// <summary>Whether an id is its own.</summary>
    /// <param name="id">A package's id.</param>
    public static bool Is(string? id) => string.Equals(id, Id, StringComparison.OrdinalIgnoreCase);
}
