using System;
using System.Collections.Concurrent;
using Microsoft.ML;

namespace FlightDelay;

/// <summary>
/// Predicts one <see cref="Flight"/> at a time, for online inference. Any number of threads may call it: each
/// call borrows an engine, and engines are made as they are needed and kept.
/// </summary>
/// <remarks>
/// From the cell marked <c>TrainModel</c> of <c>../01-research.ipynb</c>. Its stamp is <c>../.mlops/pins/01-research.ipynb.pin.json</c>.
/// </remarks>
public sealed class FlightDelayPredictor
{
    private readonly ConcurrentBag<PredictionEngine<Flight, FlightDelayPrediction>> _engines = [];
    private readonly MLContext _ml;
    private readonly ITransformer _model;

    /// <summary>Takes a fitted model.</summary>
    /// <param name="ml">The context it was fitted in.</param>
    /// <param name="model">The model.</param>
    public FlightDelayPredictor(MLContext ml, ITransformer model)
    {
        _ml = ml;
        _model = model;
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    public static FlightDelayPredictor Load(string path)
    {
        MLContext ml = new();
        return new FlightDelayPredictor(ml, ml.Model.Load(path, out _));
    }

    /// <summary>Writes the model with the columns it reads.</summary>
    /// <param name="path">The file; it is replaced.</param>
    public void Save(string path) =>
        _ml.Model.Save(_model, _ml.Data.LoadFromEnumerable(Array.Empty<Flight>()).Schema, path);

    /// <summary>What the model says of one row.</summary>
    /// <param name="flight">The row.</param>
    public FlightDelayPrediction Predict(Flight flight)
    {
        if (!_engines.TryTake(out PredictionEngine<Flight, FlightDelayPrediction>? engine))
        {
            engine = _ml.Model.CreatePredictionEngine<Flight, FlightDelayPrediction>(_model);
        }

        try
        {
            return engine.Predict(flight);
        }
        finally
        {
            _engines.Add(engine);
        }
    }
}
