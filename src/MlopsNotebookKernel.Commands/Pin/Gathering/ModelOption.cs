using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>Reads <c>--model name=snapshot</c>.</summary>
internal static class ModelOption
{
    /// <summary>The populations said, by variable.</summary>
    /// <param name="values">What the user gave.</param>
    /// <param name="snapshots">The manifests.</param>
    /// <exception cref="StampException">A value has another form, or names a model twice (MLOPS1708).</exception>
    /// <exception cref="SnapshotException">There is no such snapshot.</exception>
    public static IReadOnlyDictionary<string, SnapshotManifest> Read(IReadOnlyList<string> values, ISnapshotStore snapshots)
    {
        Dictionary<string, SnapshotManifest> said = new(StringComparer.Ordinal);
        foreach (string value in values)
        {
            string[] parts = value.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
            {
                throw new StampException("MLOPS1708", $"--model {value} does not say which snapshot a model was fitted on.", "Write the variable, an equals sign, and the snapshot: --model model=flights-train.");
            }

            if (!said.TryAdd(parts[0].TrimStart('@'), snapshots.Find(parts[1])))
            {
                throw new StampException("MLOPS1708", $"--model names {parts[0]} twice.", "Name each model once.");
            }
        }

        return said;
    }
}
