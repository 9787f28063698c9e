using System.Collections.Generic;
using Microsoft.ML;

namespace FlightDelay;

public static partial class FlightDelayPipeline
{
    /// <summary>Validates the model on the days it has not seen.</summary>
    /// <param name="validation">The notebook's <c>validation</c>.</param>
    /// <param name="ml">The notebook's <c>ml</c>.</param>
    /// <param name="model">The notebook's <c>model</c>.</param>
    /// <returns>The notebook's <c>auc</c>.</returns>
    /// <remarks>
    /// From the cell marked <c>ValidateModel</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public static double ValidateModel(List<Flight> validation, MLContext ml, ITransformer model)
    {
        double auc = AreaUnderCurve(ml, model, validation);

        return auc;
    }
}
