using System;
using System.Collections.Generic;
using Microsoft.ML;

namespace FlightDelay.Cli;

/// <summary>The pipeline as the notebook runs it: every value is computed once, when it is asked for.</summary>
public sealed class PipelineRun
{
    private readonly Lazy<IReadOnlyList<Flight>> _lazyFlights;
    private readonly Lazy<SplitByDayResult> _lazySplitByDayResult;
    private readonly Lazy<TrainModelResult> _lazyTrainModelResult;
    private readonly Lazy<double> _lazyAuc;

    /// <summary>Prepares a run; nothing is computed yet.</summary>
    /// <param name="options">The options of all steps.</param>
    /// <param name="inputs">The paths.</param>
    public PipelineRun(FlightDelayOptions options, PipelineInputs inputs)
    {
        _lazyFlights = new(() => FlightDelayPipeline.LoadFlights(inputs.Flights));
        _lazySplitByDayResult = new(() => FlightDelayPipeline.SplitByDay(Flights, options: options));
        _lazyTrainModelResult = new(() => FlightDelayPipeline.TrainModel(Train, options: options));
        _lazyAuc = new(() => FlightDelayPipeline.ValidateModel(Validation, Ml, Model));
    }

    /// <summary>The notebook's <c>flights</c>.</summary>
    public IReadOnlyList<Flight> Flights => _lazyFlights.Value;

    /// <summary>What the step gives: <c>SplitByDayResult</c>.</summary>
    public SplitByDayResult SplitByDayResult => _lazySplitByDayResult.Value;

    /// <summary>The notebook's <c>train</c>.</summary>
    public List<Flight> Train => SplitByDayResult.Train;

    /// <summary>The notebook's <c>validation</c>.</summary>
    public List<Flight> Validation => SplitByDayResult.Validation;

    /// <summary>What the step gives: <c>TrainModelResult</c>.</summary>
    public TrainModelResult TrainModelResult => _lazyTrainModelResult.Value;

    /// <summary>The notebook's <c>ml</c>.</summary>
    public MLContext Ml => TrainModelResult.Ml;

    /// <summary>The notebook's <c>model</c>.</summary>
    public ITransformer Model => TrainModelResult.Model;

    /// <summary>The notebook's <c>auc</c>.</summary>
    public double Auc => _lazyAuc.Value;
}
