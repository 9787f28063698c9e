using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Commands.Export.Replacing;

/// <summary>What became of the notebook's own cells.</summary>
/// <param name="Cells">Their names in order: the mark, else the id, else the number.</param>
/// <param name="IsChanged">Whether the notebook's file changed, or would.</param>
/// <param name="Diff">The difference of its code as a unified diff; null where it was not asked for, empty for none.</param>
public sealed record NotebookChange(IReadOnlyList<string> Cells, bool IsChanged, string? Diff)
{
    /// <summary>How many cells.</summary>
    [JsonIgnore]
    public string Count => FormattableString.Invariant($"{Cells.Count} cell{(Cells.Count == 1 ? "" : "s")}");
}
