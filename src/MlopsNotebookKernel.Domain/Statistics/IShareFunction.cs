namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>What share of a sample lies at or below a number.</summary>
internal interface IShareFunction
{
    /// <summary>The share of values at or below x, and how far the true share may be from it.</summary>
    /// <param name="x">Any number.</param>
    BoundedShare ShareUpTo(double x);

    /// <summary>The least value at which an exactly known share of values, at least as great as the one asked for, lies at or below.</summary>
    /// <param name="share">Between 0 and 1.</param>
    double QuantilePosition(double share);
}
