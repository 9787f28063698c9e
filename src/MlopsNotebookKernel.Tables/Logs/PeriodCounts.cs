using System.Globalization;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>What is counted of a period while a log's aggregates come in.</summary>
/// <param name="start">Its first day.</param>
internal sealed class PeriodCounts(DateOnly start)
{
    /// <summary>Rows.</summary>
    public long Rows { get; set; }

    /// <summary>Rows with a label.</summary>
    public long Labelled { get; set; }

    /// <summary>Requests whose status is known.</summary>
    public long Requests { get; set; }

    /// <summary>Those that failed.</summary>
    public long Failed { get; set; }

    /// <summary>Predicted classes, by segment too.</summary>
    public ClassCounts Classes { get; } = new();

    /// <summary>Predictions against labels.</summary>
    public LabelledTally Truths { get; } = new();

    /// <summary>How long requests took.</summary>
    public LogHistogram Latency { get; } = new();

    /// <summary>What memory they took.</summary>
    public LogHistogram Memory { get; } = new();

    private HistoryOperations? Operations => Latency.Count == 0 && Memory.Count == 0 && Requests == 0
        ? null
        : new HistoryOperations(
            Known(Latency.Quantile(0.5)),
            Known(Latency.Quantile(0.95)),
            Known(Latency.Quantile(0.99)),
            Known(Memory.Quantile(0.95)),
            Known(Memory.Maximum),
            Requests == 0 ? null : Failed,
            Requests == 0 ? null : Requests);

    /// <summary>The period as it was counted.</summary>
    /// <param name="profile">The profile of its columns; null for none.</param>
    public LogPeriod ToPeriod(TableProfile? profile) => new(start, Rows, Classes, Labelled, Truths, Operations, profile);

    // Four digits: buckets are 1 % wide.
    private static double? Known(double value) => double.IsFinite(value)
        ? double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
