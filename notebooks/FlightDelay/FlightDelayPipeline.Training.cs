using System.Collections.Generic;
using System.Linq;
using Microsoft.ML;

namespace FlightDelay;

public static partial class FlightDelayPipeline
{
    /// <summary>Learns to tell late flights from the named features.</summary>
    /// <remarks>
    /// From the cell marked <c>Training</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public static ITransformer Fit(MLContext ml, IEnumerable<Flight> flights, params string[] features) =>
        ml.Transforms.Categorical.OneHotEncoding("OriginCode", "Origin")
            .Append(ml.Transforms.Categorical.OneHotEncoding("DestinationCode", "Destination"))
            .Append(ml.Transforms.Concatenate("Features", features))
            .Append(ml.BinaryClassification.Trainers.FastTree(
                labelColumnName: "Late", numberOfTrees: 100, numberOfLeaves: 16, minimumExampleCountPerLeaf: 20))
            .Fit(ml.Data.LoadFromEnumerable(flights));

    /// <summary>The area under the ROC curve: how often a late flight is ranked above a punctual one.</summary>
    /// <remarks>
    /// From the cell marked <c>Training</c> of <c>../01-research.ipynb</c>. Its stamp is
    /// <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
    /// </remarks>
    public static double AreaUnderCurve(MLContext ml, ITransformer model, IEnumerable<Flight> flights) =>
        ml.BinaryClassification
            .Evaluate(model.Transform(ml.Data.LoadFromEnumerable(flights)), labelColumnName: "Late")
            .AreaUnderRocCurve;
}
