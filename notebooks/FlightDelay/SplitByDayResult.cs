using System.Collections.Generic;

namespace FlightDelay;

/// <summary>What <see cref="FlightDelayPipeline.SplitByDay"/> gives.</summary>
/// <param name="Train">The notebook's <c>train</c>.</param>
/// <param name="Validation">The notebook's <c>validation</c>.</param>
/// <remarks>
/// From the cell marked <c>SplitByDay</c> of <c>../01-research.ipynb</c>. Its stamp is
/// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
/// </remarks>
public sealed record SplitByDayResult(
    List<Flight> Train,
    List<Flight> Validation);
