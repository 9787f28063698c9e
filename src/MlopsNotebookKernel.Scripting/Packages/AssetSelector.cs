using NuGet.Client;
using NuGet.ContentModel;
using NuGet.Frameworks;
using NuGet.Repositories;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Chooses a package's files for the platform that runs, by NuGet's own conventions.</summary>
internal static class AssetSelector
{
    private static readonly ManagedCodeConventions Conventions = new(TargetPlatform.Graph);

    /// <summary>Chooses the files of a package.</summary>
    /// <param name="package">A package on disk.</param>
    /// <exception cref="PackageException">It holds assemblies, but none for this framework (MLOPS1507).</exception>
    public static PackageFiles Select(LocalPackageInfo package)
    {
        ContentItemCollection files = new();
        files.Load(package.Files);
        PackageFiles? chosen = Select(package, files, TargetPlatform.Framework);
        for (int index = TargetPlatform.Fallbacks.Count - 1; chosen is null && index >= 0; index--)
        {
            chosen = Select(package, files, TargetPlatform.Fallbacks[index]);
        }

        return chosen ?? throw new PackageException("MLOPS1507",
            $"{package.Id} {package.Version} has nothing for {TargetPlatform.Framework.GetShortFolderName()} on {TargetPlatform.Identifier}.",
            "Ask for a version that supports it.");
    }

    /// <summary>The files for a framework; null when the package has assemblies and none of them serve.</summary>
    private static PackageFiles? Select(LocalPackageInfo package, ContentItemCollection files, NuGetFramework framework)
    {
        SelectionCriteria onPlatform = Conventions.Criteria.ForFrameworkAndRuntime(framework, TargetPlatform.Identifier);
        SelectionCriteria anywhere = Conventions.Criteria.ForFramework(framework);
        ContentItemGroup? runtime = files.FindBestItemGroup(onPlatform, Conventions.Patterns.RuntimeAssemblies);
        ContentItemGroup? compile = files.FindBestItemGroup(
            anywhere, Conventions.Patterns.CompileRefAssemblies, Conventions.Patterns.CompileLibAssemblies);
        if (runtime is null && compile is null && HasAssemblies(package))
        {
            return null;
        }

        ContentItemGroup? native = files.FindBestItemGroup(onPlatform, Conventions.Patterns.NativeLibraries);
        ContentItemGroup? satellites = files.FindBestItemGroup(onPlatform, Conventions.Patterns.ResourceAssemblies);
        return new PackageFiles(
            Assemblies(package, runtime), Assemblies(package, compile), Paths(package, native),
            [
                .. (satellites?.Items ?? []).Select(item => ((string)item.Properties["locale"], Full(package, item))),
            ]);
    }

    private static bool HasAssemblies(LocalPackageInfo package) => package.Files.Any(file =>
        (file.StartsWith("lib/", StringComparison.OrdinalIgnoreCase) || file.StartsWith("ref/", StringComparison.OrdinalIgnoreCase))
        && IsAssembly(file));

    private static bool IsAssembly(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Assemblies(LocalPackageInfo package, ContentItemGroup? group) =>
        [.. Paths(package, group).Where(IsAssembly)];

    /// <summary>A file named <c>_._</c> says only that nothing is needed.</summary>
    private static IReadOnlyList<string> Paths(LocalPackageInfo package, ContentItemGroup? group) =>
    [
        .. (group?.Items ?? []).Where(item => !item.Path.EndsWith("/_._", StringComparison.Ordinal))
            .Select(item => Full(package, item)),
    ];

    private static string Full(LocalPackageInfo package, ContentItem item) =>
        Path.GetFullPath(Path.Combine(package.ExpandedPath, item.Path));
}
