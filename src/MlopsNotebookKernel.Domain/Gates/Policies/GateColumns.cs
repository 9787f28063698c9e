namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>Which columns of predictions hold what.</summary>
/// <param name="Id">What names a row on both sides; null only where both models are scored here, on the same rows.</param>
/// <param name="Label">What came true.</param>
/// <param name="Prediction">The predicted class or number; null for a binary task whose score tells the class.</param>
/// <param name="Score">The score of the positive class of a binary task; null without one.</param>
/// <param name="Scores">The column of each class's probability, by class, for several classes; empty without.</param>
/// <param name="Latency">How long scoring the row took, in milliseconds; null without.</param>
public sealed record GateColumns(
    string? Id, string Label, string? Prediction, string? Score, IReadOnlyDictionary<string, string> Scores, string? Latency);
