using System.Text.Json.Serialization;
using MlopsNotebookKernel.Commands.Transfers;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Commands.Fsck;

/// <summary>What <c>fsck</c> found.</summary>
/// <param name="Files">Kept files that facts rely on.</param>
/// <param name="Objects">Objects that were read.</param>
/// <param name="Bytes">Their size on disk.</param>
/// <param name="Damaged">Objects that are not what their name says, and were not repaired.</param>
/// <param name="Missing">Files that facts rely on and that miss objects, with where they can be had.</param>
/// <param name="Elsewhere">Files that need no object: a file of the workspace or a commit has their bytes.</param>
/// <param name="Problems">Facts that cannot be read, or say what cannot be.</param>
/// <param name="Repaired">Files that miss nothing any more.</param>
/// <param name="Notes">Why a remote was of no help.</param>
public sealed record FsckResult(
    int Files,
    int Objects,
    long Bytes,
    IReadOnlyList<DamagedObject> Damaged,
    IReadOnlyList<LackingFile> Missing,
    int Elsewhere,
    IReadOnlyList<FactProblem> Problems,
    IReadOnlyList<string> Repaired,
    IReadOnlyList<string> Notes)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.fsck-result/1";

    /// <summary>Whether nothing is damaged or missing.</summary>
    [JsonPropertyOrder(-1)]
    public bool IsSound => Damaged.Count == 0 && Missing.Count == 0 && Problems.Count == 0;

    /// <summary>One line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary
    {
        get
        {
            string read = $"{QuantityText.Count(Objects, "object")} ({QuantityText.Bytes(Bytes)}) read";
            string repaired = Repaired.Count == 0 ? "" : $"; {QuantityText.Count(Repaired.Count, "file")} repaired";
            string[] faults =
            [
                Damaged.Count > 0 ? QuantityText.Count(Damaged.Count, "damaged object") : "",
                Missing.Count > 0 ? $"{QuantityText.Count(Missing.Count, "file")} with missing objects" : "",
                Problems.Count > 0 ? $"{QuantityText.Count(Problems.Count, "fact")} that cannot be used" : "",
            ];
            return IsSound
                ? $"All is sound: {read}, {QuantityText.Count(Files, "kept file")} relied on{repaired}."
                : $"Not sound: {string.Join(", ", faults.Where(fault => fault.Length > 0))}; {read}{repaired}.";
        }
    }
}
