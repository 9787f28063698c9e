using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A cell in <c>export.json</c>: named by its mark or its id, which stay when cells move.</summary>
/// <param name="Fingerprint">The digest of its code; prose does not count.</param>
/// <param name="Sha256">The digest of the text that stands in the notebook (<see cref="CellText"/>).</param>
/// <param name="Mark">The name it is marked with; null when it is not.</param>
/// <param name="Cell">Its id, or its place from 1 where it has none (<see cref="ExportCell.Place"/>); null for a cell that the notebook marks.</param>
public sealed record ManifestSource(
    string Fingerprint,
    string Sha256,
    [property: JsonPropertyOrder(-1)] string? Mark = null,
    [property: JsonPropertyOrder(-1)] string? Cell = null)
{
    /// <summary>How long a kept text may be: more than any cell that a person wrote.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>The cell's own text where a call of the library stands in the notebook instead; null where it stands there itself.</summary>
    public string? Text { get; init; }

    /// <summary>How messages name it.</summary>
    [JsonIgnore]
    public string Name => Mark ?? $"cell {Cell}";
}
