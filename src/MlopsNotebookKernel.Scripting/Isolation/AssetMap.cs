using System.Collections.Frozen;

namespace MlopsNotebookKernel.Scripting.Isolation;

/// <summary>The files that a notebook's packages and references bring into its world, one a name.</summary>
/// <param name="Managed">Assemblies to load, by simple name.</param>
/// <param name="Compile">Assemblies to compile against, by simple name.</param>
/// <param name="Native">Native libraries, by file name.</param>
/// <param name="Satellites">Resource assemblies, by <c>culture/simple name</c>.</param>
/// <param name="Folders">Where dependencies of referenced files lie: beside them.</param>
internal sealed record AssetMap(
    FrozenDictionary<string, string> Managed,
    FrozenDictionary<string, string> Compile,
    FrozenDictionary<string, string> Native,
    FrozenDictionary<string, string> Satellites,
    IReadOnlyList<string> Folders)
{
    /// <summary>No files.</summary>
    public static AssetMap Empty { get; } = Of([], [], [], [], []);

    /// <summary>Freezes maps; names compare without case.</summary>
    /// <param name="managed">Assemblies to load, by simple name.</param>
    /// <param name="compile">Assemblies to compile against, by simple name.</param>
    /// <param name="native">Native libraries, by file name.</param>
    /// <param name="satellites">Resource assemblies, by <c>culture/simple name</c>.</param>
    /// <param name="folders">Where dependencies of referenced files lie.</param>
    public static AssetMap Of(
        IEnumerable<KeyValuePair<string, string>> managed,
        IEnumerable<KeyValuePair<string, string>> compile,
        IEnumerable<KeyValuePair<string, string>> native,
        IEnumerable<KeyValuePair<string, string>> satellites,
        IReadOnlyList<string> folders) => new(
            managed.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            compile.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            native.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            satellites.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            folders);
}
