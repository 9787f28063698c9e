using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>What came of running a notebook.</summary>
/// <param name="Notebook">The notebook, relative to the folder the command ran in.</param>
/// <param name="Status">How the run ended.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Cells">The code cells that are not blank, in order.</param>
/// <param name="Parameters">The values given, by name.</param>
/// <param name="Packages">The packages that the notebook asked for, as <c>Id Version</c>.</param>
/// <param name="Failure">Why the run stopped; null when it did not.</param>
/// <param name="Output">The executed notebook as written, relative; null when none was asked for.</param>
/// <param name="OutputChanged">Whether that file has another content than before; null when none was asked for.</param>
/// <param name="Html">The page as written, relative; null when none was asked for.</param>
public sealed record RunResult(
    string Notebook,
    RunStatus Status,
    double Seconds,
    IReadOnlyList<RunCell> Cells,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<string> Packages,
    RunFailure? Failure,
    string? Output,
    bool? OutputChanged,
    string? Html)
{
    /// <summary>The format and its version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "mlops.run-result/1";

    /// <summary>The run in one line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary => RunRenderer.Summary(this);
}
