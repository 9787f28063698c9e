namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// Where the toolkit's own assemblies lie: beside the executable (<c>closure</c>), in the package that this assembly was
/// loaded from (<c>interactive-extensions/mlops</c>), or where a project that references the package was told.
/// </summary>
internal static class ClosureFolder
{
    /// <summary>The runtime option that a referencing project's build writes.</summary>
    public const string Option = "MlopsNotebookKernel.ClosureFolder";

    private const string EntryAssembly = "MlopsNotebookKernel.Closure.dll";

    /// <summary>Finds the folder.</summary>
    /// <exception cref="MlopsFaultException">It is nowhere (MLOPS1013).</exception>
    public static string Find()
    {
        string[] candidates = [.. Candidates()];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, EntryAssembly)))
            ?? throw new MlopsFaultException(
                "MLOPS1013",
                $"The toolkit's own assemblies were not found; looked in {string.Join(", ", candidates)}.",
                "Reference the package MlopsNotebookKernel by #r \"nuget: MlopsNotebookKernel\" or in a project; a copy of this assembly alone is not enough.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (AppContext.GetData(Option) is string { Length: > 0 } told)
        {
            yield return told;
        }

        string own = Path.GetDirectoryName(typeof(ClosureFolder).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;
        yield return Path.Combine(own, "closure");
        yield return Path.GetFullPath(Path.Combine(own, "..", "..", "interactive-extensions", "mlops"));
    }
}
