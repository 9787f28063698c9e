using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Tells a source's name from the name of one of its deliveries: what stays when its numbers at the end go.</summary>
internal static partial class SourceName
{
    /// <summary>The source that data is a delivery of.</summary>
    /// <param name="reference">The data.</param>
    public static string Of(DataReference reference) => reference switch
    {
        DataReference.Location location => Of(location.Path),
        DataReference.Variable variable => Of(variable.Value.Name),
        DataReference.Kept kept => Of(kept.Manifest.Origin),
        _ => throw new ArgumentOutOfRangeException(nameof(reference)),
    };

    /// <summary>The source that a name means: <c>flights</c> for <c>data/flights-2001-02.csv</c>.</summary>
    /// <param name="name">A path, a variable's name, or a snapshot's origin.</param>
    public static string Of(string name)
    {
        string whole = SnapshotName.From(name.Split('/', '\\')[^1].TrimStart('@'));
        string stem = Numbers().Replace(whole, "");
        return SnapshotName.IsValid(stem) ? stem : whole;
    }

    [GeneratedRegex("(-?[0-9]+)+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
