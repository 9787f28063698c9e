using System.Collections.Generic;
using System.Linq;

namespace FlightDelay;

public static partial class FlightDelayPipeline
{
    /// <summary>
    /// The last week of the month is held out, because a model is always asked about days it has not seen.
    /// </summary>
    /// <param name="flights">The notebook's <c>flights</c>.</param>
    /// <param name="options">The notebook's constants; its own values when null.</param>
    /// <returns>The notebook's <c>train</c>, <c>validation</c>.</returns>
    /// <remarks>
    /// From the cell marked <c>SplitByDay</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public static SplitByDayResult SplitByDay(IReadOnlyList<Flight> flights, FlightDelayOptions? options = null)
    {
        options ??= new FlightDelayOptions();

        List<Flight> train = flights.Where(flight => flight.Scheduled.Day <= options.LastTrainingDay).ToList();
        List<Flight> validation = flights.Where(flight => flight.Scheduled.Day > options.LastTrainingDay).ToList();

        return new SplitByDayResult(train, validation);
    }
}
