using System.Runtime.InteropServices;
using NuGet.Frameworks;
using NuGet.RuntimeModel;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>What packages are resolved for: the framework and the platform that run.</summary>
internal static class TargetPlatform
{
    private static readonly Lazy<RuntimeGraph> PortableGraph = new(() => JsonRuntimeFormat.ReadRuntimeGraph(
        typeof(TargetPlatform).Assembly.GetManifestResourceStream("runtime-identifiers.json")!));

    private static readonly Lazy<string> Current = new(Find);

    /// <summary>The framework.</summary>
    public static NuGetFramework Framework { get; } =
        new(FrameworkConstants.FrameworkIdentifiers.NetCoreApp, new Version(Environment.Version.Major, Environment.Version.Minor, 0, 0));

    /// <summary>Frameworks whose assets serve where a package has none of ours, as in projects; nearest last.</summary>
    public static IReadOnlyList<NuGetFramework> Fallbacks { get; } =
    [
        .. new[] { "net461", "net462", "net47", "net471", "net472", "net48", "net481" }.Select(NuGetFramework.ParseFolder),
    ];

    /// <summary>Which runtime identifiers can stand in for which.</summary>
    public static RuntimeGraph Graph => PortableGraph.Value;

    /// <summary>The runtime identifier, such as <c>linux-x64</c>.</summary>
    public static string Identifier => Current.Value;

    /// <summary>A runtime built for one distribution names it (debian.12-x64); packages know portable names alone.</summary>
    private static string Find()
    {
        string identifier = RuntimeInformation.RuntimeIdentifier;
        if (Graph.Runtimes.ContainsKey(identifier))
        {
            return identifier;
        }

        string system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : identifier.Contains("musl", StringComparison.Ordinal) || identifier.StartsWith("alpine", StringComparison.Ordinal)
                ? "linux-musl"
                : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
