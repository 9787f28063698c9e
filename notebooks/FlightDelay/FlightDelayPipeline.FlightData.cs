using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace FlightDelay;

/// <summary>The finished cells of the notebook <c>../01-research.ipynb</c>.</summary>
public static partial class FlightDelayPipeline
{
    /// <summary>Reads a CSV file with the columns scheduled, origin, destination, distance and arrival_delay.</summary>
    /// <remarks>
    /// From the cell marked <c>FlightData</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public static IReadOnlyList<Flight> LoadFlights(string path) =>
    [
        .. File.ReadLines(path)
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => new Flight(
                DateTime.Parse(cells[0], CultureInfo.InvariantCulture),
                cells[1],
                cells[2],
                float.Parse(cells[3], CultureInfo.InvariantCulture),
                float.Parse(cells[4], CultureInfo.InvariantCulture))),
    ];
}
