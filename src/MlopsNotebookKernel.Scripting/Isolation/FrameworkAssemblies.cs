using System.Collections.Frozen;

namespace MlopsNotebookKernel.Scripting.Isolation;

/// <summary>The assemblies of the .NET that runs: what every notebook shares with the tool.</summary>
internal static class FrameworkAssemblies
{
    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(Find);

    /// <summary>The folder of the framework.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Paths by simple name.</summary>
    public static IReadOnlyDictionary<string, string> Paths => ByName.Value;

    /// <summary>Whether the framework has an assembly of this name.</summary>
    /// <param name="name">A simple name.</param>
    public static bool Has(string name) => ByName.Value.ContainsKey(name);

    /// <summary>Managed assemblies only: on Windows native libraries lie beside them.</summary>
    private static FrozenDictionary<string, string> Find() => Directory.EnumerateFiles(Folder, "*.dll")
        .Where(path => IsManaged(Path.GetFileNameWithoutExtension(path)))
        .ToFrozenDictionary(path => Path.GetFileNameWithoutExtension(path), path => path, StringComparer.OrdinalIgnoreCase);

    private static bool IsManaged(string name) =>
        !name.Contains(".Native", StringComparison.Ordinal)
        && (name.StartsWith("System", StringComparison.Ordinal)
            || name is "Microsoft.CSharp" or "mscorlib" or "netstandard" or "WindowsBase"
            || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal));
}
