namespace FlightDelay;

/// <summary>What the model says of one <see cref="Flight"/>.</summary>
/// <remarks>From the cell marked <c>TrainModel</c> of <c>../01-research.ipynb</c>. Its stamp is <c>../.mlops/pins/01-research.ipynb.pin.json</c>.</remarks>
public sealed class FlightDelayPrediction
{
    /// <summary>Whether the model says yes.</summary>
    public bool PredictedLabel { get; set; }

    /// <summary>How far it leans to yes; the unit is the model's own.</summary>
    public float Score { get; set; }

    /// <summary>How probable yes is, 0 to 1.</summary>
    public float Probability { get; set; }
}
