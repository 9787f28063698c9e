using System.Collections.Generic;
using Microsoft.ML;

namespace FlightDelay;

public static partial class FlightDelayPipeline
{
    /// <summary>Trains the model; the seed makes the training repeat.</summary>
    /// <param name="train">The notebook's <c>train</c>.</param>
    /// <param name="options">The notebook's constants; its own values when null.</param>
    /// <returns>The notebook's <c>ml</c>, <c>model</c>.</returns>
    /// <remarks>
    /// From the cell marked <c>TrainModel</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public static TrainModelResult TrainModel(List<Flight> train, FlightDelayOptions? options = null)
    {
        options ??= new FlightDelayOptions();

        MLContext ml = new(seed: options.Seed);
        ITransformer model = Fit(ml, train, "Hour", "DayOfWeek", "Distance", "OriginCode", "DestinationCode");

        return new TrainModelResult(ml, model);
    }
}
