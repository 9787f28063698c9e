using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A cell in <c>export.json</c>: named by its mark or its id, which stay when cells move.</summary>
/// <param name="Fingerprint">The digest of its code; prose does not count.</param>
/// <param name="Sha256">The digest of its text.</param>
/// <param name="Mark">The name it is marked with; null when it is not.</param>
/// <param name="Cell">Its id, or its number from 1 where it has none; null for a cell that the notebook marks.</param>
public sealed record ManifestSource(
    string Fingerprint,
    string Sha256,
    [property: JsonPropertyOrder(-1)] string? Mark = null,
    [property: JsonPropertyOrder(-1)] string? Cell = null);
