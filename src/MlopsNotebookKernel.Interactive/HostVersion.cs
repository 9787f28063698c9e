using System.Reflection;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Tells whether a host has what this extension was compiled against.</summary>
internal static class HostVersion
{
    /// <summary>What an older host lacks: formatted values moved to another assembly in June 2025.</summary>
    private static readonly (string Assembly, string Type)[] Needed =
    [
        ("Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Directives.KernelActionDirective"),
        ("Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Formatting.FormattedValue"),
        ("Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.CSharp.CSharpKernel"),
    ];

    /// <summary>Why a host cannot be served; null when it can.</summary>
    /// <param name="host">The host's main assembly.</param>
    public static MlopsFaultException? Refusal(Assembly host) => Refusal(host, Needed);

    /// <summary>Why a host cannot be served; null when it can.</summary>
    /// <param name="host">The host's main assembly.</param>
    /// <param name="needed">The types that it must have.</param>
    internal static MlopsFaultException? Refusal(Assembly host, IReadOnlyList<(string Assembly, string Type)> needed)
    {
        string version = host.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "of unknown version";
        return needed.Any(type => Type.GetType($"{type.Type}, {type.Assembly}", throwOnError: false) is null)
            ? new MlopsFaultException(
                "MLOPS1220",
                $"This .NET Interactive host ({version}) is older than June 2025, and lacks what the commands need.",
                "Update it (dotnet tool update -g Microsoft.dotnet-interactive, or the Polyglot Notebooks extension); or run the notebook with mlops run.")
            : null;
    }
}
