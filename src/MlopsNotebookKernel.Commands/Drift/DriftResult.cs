using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>What <c>drift</c> found.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Answer">Yes: nothing drifted and no class alarm; with <c>--strict</c>, all is steady.</param>
/// <param name="Baseline">The baseline, as <c>name@id</c>.</param>
/// <param name="Current">What was compared with it: a path relative to the workspace's root, <c>@variable</c>, or <c>name@id</c>.</param>
/// <param name="Exact">Whether the kept data was read.</param>
/// <param name="Report">The columns.</param>
/// <param name="Classes">The class shares; null when not asked for.</param>
public sealed record DriftResult(
    string Summary,
    bool Answer,
    string Baseline,
    string Current,
    bool Exact,
    DriftReport Report,
    ClassBandReport? Classes)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.drift-result/1";
}
