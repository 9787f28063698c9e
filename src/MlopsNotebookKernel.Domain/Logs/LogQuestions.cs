using MlopsNotebookKernel.Domain.Periods;

namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>What is to be counted of a scoring log.</summary>
/// <param name="Columns">What its columns are.</param>
/// <param name="Every">The periods.</param>
/// <param name="Watched">The class whose share is counted by day; null where predictions are no classes but numbers.</param>
/// <param name="Judged">The columns to profile by period.</param>
/// <param name="Positive">The positive class of two; null for <c>true</c> or <c>1</c>.</param>
/// <param name="NeedsScores">Whether labels are to be held against scores, too.</param>
public sealed record LogQuestions(
    LogColumns Columns, PeriodLength Every, string? Watched, IReadOnlyList<string> Judged, string? Positive, bool NeedsScores)
{
    /// <summary>More predicted classes than these in a period are none.</summary>
    public const int MostClasses = 100;

    /// <summary>More segments than these in a period are none.</summary>
    public const int MostSegments = 4_096;
}
