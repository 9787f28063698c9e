using Microsoft.ML;

namespace FlightDelay;

/// <summary>What <see cref="FlightDelayPipeline.TrainModel"/> gives.</summary>
/// <param name="Ml">The notebook's <c>ml</c>.</param>
/// <param name="Model">The notebook's <c>model</c>.</param>
/// <remarks>
/// From the cell marked <c>TrainModel</c> of <c>../01-research.ipynb</c>. Its stamp is
/// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
/// </remarks>
public sealed record TrainModelResult(
    MLContext Ml,
    ITransformer Model);
