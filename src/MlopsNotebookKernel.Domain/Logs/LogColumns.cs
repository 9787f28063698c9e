namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>What the columns of a scoring log are; null for what it has not.</summary>
/// <param name="Time">When a request was made.</param>
/// <param name="Prediction">What the model said.</param>
/// <param name="Score">The positive class's score.</param>
/// <param name="Label">What came true.</param>
/// <param name="By">The segment.</param>
/// <param name="Latency">How long a request took.</param>
/// <param name="Memory">What memory it took.</param>
/// <param name="Status">Whether it failed: an HTTP status, a truth, a number or a word.</param>
public sealed record LogColumns(
    string Time, string? Prediction, string? Score, string? Label, string? By, string? Latency, string? Memory, string? Status);
