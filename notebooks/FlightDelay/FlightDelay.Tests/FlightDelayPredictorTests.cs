using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace FlightDelay.Tests;

/// <summary>One row at a time gives what all rows at once give.</summary>
public sealed class FlightDelayPredictorTests
{
    [GoldenFact]
    public void Predict_EachRow_GivesWhatTheWholeGives()
    {
        FlightDelayPredictor predictor = new(NotebookRun.Ml, NotebookRun.Model);
        List<Flight> rows = [.. NotebookRun.Flights.Take(50)];
        List<FlightDelayPrediction> together = [.. NotebookRun.Ml.Data.CreateEnumerable<FlightDelayPrediction>(
            NotebookRun.Model.Transform(NotebookRun.Ml.Data.LoadFromEnumerable(rows)), reuseRowObject: false)];

        Assert.Equal(together.Select(prediction => prediction.Score), rows.Select(row => predictor.Predict(row).Score));
    }

    [GoldenFact]
    public void Load_AfterSaving_PredictsTheSame()
    {
        FlightDelayPredictor predictor = new(NotebookRun.Ml, NotebookRun.Model);
        string path = Path.Combine(Path.GetTempPath(), $"FlightDelayPredictor-{Guid.NewGuid():N}.zip");
        try
        {
            predictor.Save(path);
            Flight row = NotebookRun.Flights.First();
            Assert.Equal(predictor.Predict(row).Score, FlightDelayPredictor.Load(path).Predict(row).Score);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
