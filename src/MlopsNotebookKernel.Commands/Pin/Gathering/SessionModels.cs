using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>The models that a session holds, with the populations they were fitted on.</summary>
internal static class SessionModels
{
    /// <summary>Known by name, because it is of the notebook's own world.</summary>
    private const string Transformer = "Microsoft.ML.ITransformer";

    /// <summary>
    /// All variables that are ML.NET transformers, and those that <c>--model</c> names. The population is what was said;
    /// where nothing was said and the notebook took or restored just one table, it is that one, and marked as assumed.
    /// </summary>
    /// <param name="variables">The notebook's variables.</param>
    /// <param name="said">The populations said, by variable.</param>
    /// <param name="assets">The session's snapshots.</param>
    /// <exception cref="StampException">A named variable does not exist (MLOPS1708).</exception>
    public static IReadOnlyList<StampedModel> Of(
        IReadOnlyList<SessionVariable> variables, IReadOnlyDictionary<string, SnapshotManifest> said, IReadOnlyList<StampedAsset> assets)
    {
        if (said.Keys.FirstOrDefault(name => variables.All(variable => variable.Name != name)) is { } missing)
        {
            throw new StampException("MLOPS1708", $"--model names {missing}, and the notebook has no variable {missing}.", "Run the cell that declares it first; the names are case-sensitive.");
        }

        StampedAsset[] tables = [.. assets.Where(asset => asset is { Kind: SnapshotKind.Table, IsCompared: false })];
        StampedAsset? only = tables.Length == 1 ? tables[0] : null;
        return
        [
            .. variables.Where(variable => said.ContainsKey(variable.Name) || IsTransformer(variable))
                .Select(variable => said.TryGetValue(variable.Name, out SnapshotManifest? population)
                    ? new StampedModel(variable.Name, TypeName(variable.Type), population.Name, population.Id, false)
                    : new StampedModel(variable.Name, TypeName(variable.Type), only?.Name, only?.Id, only is not null))
                .OrderBy(model => model.Name, StringComparer.Ordinal),
        ];
    }

    private static bool IsTransformer(SessionVariable variable) =>
        variable.Value is not null && (variable.Value.GetType().GetInterfaces().Any(type => type.FullName == Transformer));

    /// <summary>A type without namespaces: <c>TransformerChain&lt;ITransformer&gt;</c>.</summary>
    private static string TypeName(Type type)
    {
        string name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
