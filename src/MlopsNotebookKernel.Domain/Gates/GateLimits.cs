namespace MlopsNotebookKernel.Domain.Gates;

/// <summary>How much a gate takes on.</summary>
public static class GateLimits
{
    /// <summary>The most classes; a column of more values holds something else.</summary>
    public const int MostClasses = 100;

    /// <summary>The most rows; more decide no better.</summary>
    public const int MostRows = 10_000_000;

    /// <summary>The most values of a slice column.</summary>
    public const int MostSlices = 4096;
}
