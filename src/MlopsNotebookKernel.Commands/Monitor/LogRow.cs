namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>A row of a scoring log; what it has not is null.</summary>
/// <param name="Class">The predicted class, where predictions are classes.</param>
/// <param name="Segment">The segment; null without segments.</param>
/// <param name="Prediction">The prediction: a class as text, or a number.</param>
/// <param name="Label">What came true, alike.</param>
/// <param name="Score">The score.</param>
/// <param name="HasScores">Whether the log has scores.</param>
/// <param name="Latency">How long it took.</param>
/// <param name="Memory">What memory it took.</param>
/// <param name="Failed">Whether it failed.</param>
internal readonly record struct LogRow(
    string? Class, string? Segment, object? Prediction, object? Label, double? Score, bool HasScores, double? Latency, double? Memory, bool? Failed);
