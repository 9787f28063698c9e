using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>What <c>check</c> came to.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Answer">Whether no check of the severity asked for, or graver, fired.</param>
/// <param name="FailOn">The least severity that makes the answer no.</param>
/// <param name="Data">The deliveries that were checked; empty for a list of checks.</param>
/// <param name="Checks">All checks with their history; of a list of checks only.</param>
/// <param name="Proposals">What to do about checks that never fire or always do, a sentence each.</param>
/// <param name="Files">What else was written: paths as the user gave them.</param>
public sealed record CheckResult(
    string Summary,
    bool Answer,
    CheckSeverity FailOn,
    IReadOnlyList<CheckedData> Data,
    IReadOnlyList<ReviewedCheck>? Checks,
    IReadOnlyList<string> Proposals,
    IReadOnlyList<string> Files)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.check-result/1";

    /// <summary>Whether a check was not run because nobody said that its C# may.</summary>
    [JsonIgnore]
    public bool NeedsTrust => Data.Any(data => data.Outcomes.Any(outcome => outcome.Status == CheckStatus.NotRun));
}
