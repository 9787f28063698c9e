using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Defects;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>What <c>defect</c> came to.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Trials">The check on the bad rows and on the good snapshot; empty for a list.</param>
/// <param name="Defect">The defect as recorded; null when refused, and for a list.</param>
/// <param name="Check">The check; null for a list.</param>
/// <param name="Defects">All defects; of a list only.</param>
public sealed record DefectResult(
    string Summary,
    DefectOutcome Outcome,
    IReadOnlyList<DefectTrial> Trials,
    DefectRecord? Defect,
    CheckDefinition? Check,
    IReadOnlyList<DefectRecord>? Defects)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.defect-result/1";

    /// <summary>What other clones lack, with the remedy: bad rows that are too many for Git, or are not at hand; null for nothing.</summary>
    public string? Incomplete { get; init; }
}
