using System;

namespace FlightDelay;

/// <summary>A flight as it was scheduled, and how late it arrived.</summary>
/// <remarks>
/// From the cell marked <c>FlightData</c> of <c>../01-research.ipynb</c>. Its stamp is
/// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
/// </remarks>
public sealed record Flight(DateTime Scheduled, string Origin, string Destination, float Distance, float ArrivalDelay)
{
    /// <summary>Whether it arrived more than 15 minutes late, which costs passengers their connection.</summary>
    public bool Late => ArrivalDelay > 15;

    /// <summary>The scheduled hour of departure, 0 to 23.</summary>
    public float Hour => Scheduled.Hour;

    /// <summary>The day of the week, 0 for Sunday.</summary>
    public float DayOfWeek => (float)Scheduled.DayOfWeek;
}
