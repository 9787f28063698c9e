using System.Text.Json.Serialization;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>What <c>push</c> or <c>pull</c> came to.</summary>
/// <param name="Direction">Which of them.</param>
/// <param name="Remote">The remote: name and place.</param>
/// <param name="Files">Kept files that the facts rely on.</param>
/// <param name="Objects">Their objects.</param>
/// <param name="Moved">Objects that travelled.</param>
/// <param name="Bytes">Bytes that travelled.</param>
/// <param name="Present">Objects that the other end had.</param>
/// <param name="Elsewhere">Files whose objects are at neither end, and whose bytes a file of the workspace or a commit has.</param>
/// <param name="Missing">Files whose bytes are nowhere.</param>
/// <param name="Damaged">Objects that did not pass their digest, and so did not travel.</param>
/// <param name="Problems">Facts that could not be read.</param>
public sealed record TransferResult(
    [property: JsonIgnore] TransferDirection Direction,
    string Remote,
    int Files,
    int Objects,
    int Moved,
    long Bytes,
    int Present,
    int Elsewhere,
    IReadOnlyList<LackingFile> Missing,
    IReadOnlyList<DamagedObject> Damaged,
    IReadOnlyList<FactProblem> Problems)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => IsPush ? "mlops.push-result/1" : "mlops.pull-result/1";

    /// <summary>One line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary
    {
        get
        {
            string moved = Moved > 0 ? $"{QuantityText.Count(Moved, "object")} {(IsPush ? "sent" : "brought")} ({QuantityText.Bytes(Bytes)})"
                : Objects == 0 ? "nothing is kept, so there is nothing to carry"
                : IsWhole ? IsPush ? "all is there already" : "all is here already" : "nothing travelled";
            string[] parts =
            [
                Moved > 0 && Present > 0 ? $"{QuantityText.Count(Present, "object")} {(Present == 1 ? "was" : "were")} {(IsPush ? "there" : "here")} already" : "",
                Missing.Count > 0 ? $"{QuantityText.Count(Missing.Count, "file")} cannot be had" : "",
                Damaged.Count > 0 ? $"{QuantityText.Count(Damaged.Count, "damaged object")} stayed behind" : "",
                Problems.Count > 0 ? $"{QuantityText.Count(Problems.Count, "fact")} cannot be read" : "",
            ];
            return $"{(IsPush ? "To" : "From")} {Remote}: {string.Join("; ", parts.Where(part => part.Length > 0).Prepend(moved))}.";
        }
    }

    private bool IsPush => Direction == TransferDirection.Push;

    /// <summary>Whether everything that facts rely on is at the other end now, or at hand otherwise.</summary>
    [JsonPropertyOrder(-1)]
    public bool IsWhole => Missing.Count == 0 && Damaged.Count == 0 && Problems.Count == 0;
}
