using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>What <c>decisions</c> found.</summary>
/// <param name="Words">The words searched for.</param>
/// <param name="RejectedOnly">Whether only rejections were asked for.</param>
/// <param name="Total">How many decisions there are in all.</param>
/// <param name="Decisions">Those found, newest first.</param>
/// <param name="Problems">What is wrong with files that could not be read.</param>
internal sealed record DecisionsResult(
    IReadOnlyList<string> Words, bool RejectedOnly, int Total, IReadOnlyList<DecisionItem> Decisions, IReadOnlyList<string> Problems)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.decisions-result/1";
}
