using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>What was counted of a scoring log over one period.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Classes">Predicted classes, by segment too; empty where predictions are numbers.</param>
/// <param name="Labelled">Rows with a label.</param>
/// <param name="Truths">What metrics need of the rows that have a label and all that is held against it.</param>
/// <param name="Operations">How the model ran; null where the log does not say.</param>
/// <param name="Profile">The profile of the columns to judge, their roles not inferred; null where there are none.</param>
public sealed record LogPeriod(
    DateOnly Start, long Rows, ClassCounts Classes, long Labelled, LabelledTally Truths, HistoryOperations? Operations, TableProfile? Profile);
