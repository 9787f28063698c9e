namespace FlightDelay;

/// <summary>The constants of the notebook, with the values they have there.</summary>
public sealed record FlightDelayOptions
{
    /// <summary>The notebook's <c>LastTrainingDay</c>.</summary>
    /// <remarks>
    /// From the cell <c>constants</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public int LastTrainingDay { get; init; } = 24;

    /// <summary>The notebook's <c>Seed</c>.</summary>
    /// <remarks>
    /// From the cell <c>constants</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public int Seed { get; init; } = 1;
}
