namespace FlightDelay.Cli;

/// <summary>The paths that the notebook names, relative to the current folder.</summary>
public sealed record PipelineInputs
{
    /// <summary>What the notebook's <c>flights</c> is read from or written to.</summary>
    public string Flights { get; init; } = "data/flights-2001-01.csv";
}
