using System;
using System.Collections.Generic;
using Microsoft.ML;

namespace FlightDelay.Tests;

/// <summary>The values of the notebook, computed by calling the library as the notebook's cells do; each once.</summary>
internal static class NotebookRun
{
    static NotebookRun() => LibraryFolder.EnterNotebook();

    private static readonly Lazy<IReadOnlyList<Flight>> LazyFlights = new(() => FlightDelayPipeline.LoadFlights(GoldenInputs.FlightsFile.Path));

    public static IReadOnlyList<Flight> Flights => LazyFlights.Value;

    private static readonly Lazy<SplitByDayResult> LazySplitByDayResult = new(() => FlightDelayPipeline.SplitByDay(Flights));

    public static SplitByDayResult SplitByDayResult => LazySplitByDayResult.Value;

    public static List<Flight> Train => SplitByDayResult.Train;

    public static List<Flight> Validation => SplitByDayResult.Validation;

    private static readonly Lazy<TrainModelResult> LazyTrainModelResult = new(() => FlightDelayPipeline.TrainModel(Train));

    public static TrainModelResult TrainModelResult => LazyTrainModelResult.Value;

    public static MLContext Ml => TrainModelResult.Ml;

    public static ITransformer Model => TrainModelResult.Model;

    private static readonly Lazy<double> LazyAuc = new(() => FlightDelayPipeline.ValidateModel(Validation, Ml, Model));

    public static double Auc => LazyAuc.Value;

    private static readonly Lazy<double> LazyAucWithoutHour = new(() => FlightDelayPipeline.AreaUnderCurve(
        Ml,
        FlightDelayPipeline.Fit(Ml, Train, "DayOfWeek", "Distance", "OriginCode", "DestinationCode"),
        Validation));

    public static double AucWithoutHour => LazyAucWithoutHour.Value;
}
