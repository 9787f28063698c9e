using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>By which rules a challenger may replace the champion.</summary>
/// <param name="Name">The gate's name.</param>
/// <param name="Task">What the models predict.</param>
/// <param name="Columns">Which columns of predictions hold what.</param>
/// <param name="Metrics">The metrics compared, with their rules; one at least.</param>
public sealed record GatePolicy(string Name, PredictionTask Task, GateColumns Columns, IReadOnlyList<GateMetricRule> Metrics)
{
    /// <summary>The confidence of intervals where a policy says none.</summary>
    public const double DefaultConfidence = 0.95;

    /// <summary>The resamples where a policy says none.</summary>
    public const int DefaultReplicates = 2000;

    /// <summary>The positive class of a binary task; null for <c>true</c> or <c>1</c>.</summary>
    public string? Positive { get; init; }

    /// <summary>Where no class is predicted, a row is called positive when its score is above this; 0.5 by default.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The rules for slices of the rows; none by default.</summary>
    public IReadOnlyList<GateSliceRule> Slices { get; init; } = [];

    /// <summary>What the shares of predicted classes are held against; null for nothing.</summary>
    public GateClassBand? ClassBand { get; init; }

    /// <summary>How long scoring a row may take, in milliseconds; null for any time.</summary>
    public GateResourceLimit? Latency { get; init; }

    /// <summary>How much memory scoring may take, in megabytes; null for any.</summary>
    public GateResourceLimit? Memory { get; init; }

    /// <summary>The confidence of intervals.</summary>
    public double Confidence { get; init; } = DefaultConfidence;

    /// <summary>Number of bootstrap resamples.</summary>
    public int Replicates { get; init; } = DefaultReplicates;

    /// <summary>Seeds the resampling; 1 by default.</summary>
    public int Seed { get; init; } = 1;
}
