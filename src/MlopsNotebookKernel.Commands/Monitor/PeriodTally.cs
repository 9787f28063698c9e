using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>What is counted of a period while the log is read once. Only rows with labels are remembered.</summary>
internal sealed class PeriodTally
{
    private readonly LogHistogram _latency = new();
    private readonly LogHistogram _memory = new();
    private long _failed;
    private long _requests;

    /// <summary>Rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Predicted classes, by segment too.</summary>
    public ClassCounts Classes { get; } = new();

    /// <summary>Rows with a label.</summary>
    public long Labelled { get; private set; }

    /// <summary>The labels of rows that have all that metrics need.</summary>
    public List<object> Labels { get; } = [];

    /// <summary>Their predictions.</summary>
    public List<object> Predictions { get; } = [];

    /// <summary>Their scores; empty where the log has none.</summary>
    public List<double> Scores { get; } = [];

    /// <summary>How the model ran; null where the log does not say.</summary>
    public HistoryOperations? Operations => _latency.Count == 0 && _memory.Count == 0 && _requests == 0
        ? null
        : new HistoryOperations(
            Known(_latency.Quantile(0.5)),
            Known(_latency.Quantile(0.95)),
            Known(_latency.Quantile(0.99)),
            Known(_memory.Quantile(0.95)),
            Known(_memory.Maximum),
            _requests == 0 ? null : _failed,
            _requests == 0 ? null : _requests);

    /// <summary>Counts a row.</summary>
    /// <param name="row">The row.</param>
    public void Add(LogRow row)
    {
        Rows++;
        if (row.Class is { } @class)
        {
            Classes.Add(@class, row.Segment);
        }

        if (row.Label is { } label)
        {
            Labelled++;
            if (row.Prediction is { } prediction && (!row.HasScores || row.Score is not null))
            {
                Labels.Add(label);
                Predictions.Add(prediction);
                if (row.Score is { } score)
                {
                    Scores.Add(score);
                }
            }
        }

        _latency.Add(row.Latency ?? double.NaN);
        _memory.Add(row.Memory ?? double.NaN);
        if (row.Failed is { } failed)
        {
            _requests++;
            _failed += failed ? 1 : 0;
        }
    }

    // Four digits: buckets are 1 % wide.
    private static double? Known(double value) => double.IsFinite(value)
        ? double.Parse(value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
