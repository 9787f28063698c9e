namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>What comparing a column's present values gives, before it is judged.</summary>
/// <param name="Measure">How the effect is measured.</param>
/// <param name="Effect">The effect.</param>
/// <param name="Error">How far the true effect may be from it.</param>
/// <param name="Noise">Gives the noise at a tail.</param>
/// <param name="Moved">What moved most; null when nothing did.</param>
/// <param name="New">New categories.</param>
/// <param name="Vanished">Vanished categories.</param>
/// <param name="Statistics">All statistics.</param>
/// <param name="Picture">Both distributions for a chart.</param>
internal sealed record ValueComparison(
    DriftMeasure Measure,
    double Effect,
    double Error,
    Func<double, NoiseLevel> Noise,
    ShareMove? Moved,
    IReadOnlyList<ShareMove> New,
    IReadOnlyList<ShareMove> Vanished,
    ColumnStatistics Statistics,
    ColumnPicture Picture);
