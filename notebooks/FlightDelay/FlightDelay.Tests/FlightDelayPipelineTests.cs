using System;
using System.Linq;
using Xunit;

namespace FlightDelay.Tests;

/// <summary>The library gives what the notebook had when its cells were exported.</summary>
public sealed class FlightDelayPipelineTests
{
    [GoldenFact]
    public void LoadFlights_AsInTheNotebook_GivesFlights()
    {
        var flights = NotebookRun.Flights;

        Assert.Equal(20466, flights.Count);
        Assert.Equal(new DateTime(2001, 1, 1, 0, 3, 0), flights[0].Scheduled);
        Assert.Equal("PHX", flights[0].Origin);
        Assert.Equal("JFK", flights[0].Destination);
        Close(2153f, flights[0].Distance);
        Close(32f, flights[0].ArrivalDelay);
        Assert.True(flights[0].Late);
        Close(0f, flights[0].Hour);
        Close(1f, flights[0].DayOfWeek);
        Assert.Equal(new DateTime(2001, 1, 31, 23, 56, 0), flights[20465].Scheduled);
        Assert.Equal("TUL", flights[20465].Origin);
        Assert.Equal("OKC", flights[20465].Destination);
        Close(111f, flights[20465].Distance);
        Close(-14f, flights[20465].ArrivalDelay);
        Assert.False(flights[20465].Late);
        Close(23f, flights[20465].Hour);
        Close(3f, flights[20465].DayOfWeek);
        Close(14940797.0, flights.Sum(row => (double)row.Distance));
        Close(129868.0, flights.Sum(row => (double)row.ArrivalDelay));
        Close(272011.0, flights.Sum(row => (double)row.Hour));
        Close(58817.0, flights.Sum(row => (double)row.DayOfWeek));
    }

    [GoldenFact]
    public void SplitByDay_AsInTheNotebook_GivesTrain()
    {
        var train = NotebookRun.Train;

        Assert.Equal(16037, train.Count);
        Assert.Equal(new DateTime(2001, 1, 1, 0, 3, 0), train[0].Scheduled);
        Assert.Equal("PHX", train[0].Origin);
        Assert.Equal("JFK", train[0].Destination);
        Close(2153f, train[0].Distance);
        Close(32f, train[0].ArrivalDelay);
        Assert.True(train[0].Late);
        Close(0f, train[0].Hour);
        Close(1f, train[0].DayOfWeek);
        Assert.Equal(new DateTime(2001, 1, 24, 23, 55, 0), train[16036].Scheduled);
        Assert.Equal("PHX", train[16036].Origin);
        Assert.Equal("ONT", train[16036].Destination);
        Close(325f, train[16036].Distance);
        Close(35f, train[16036].ArrivalDelay);
        Assert.True(train[16036].Late);
        Close(23f, train[16036].Hour);
        Close(3f, train[16036].DayOfWeek);
        Close(11727249.0, train.Sum(row => (double)row.Distance));
        Close(106864.0, train.Sum(row => (double)row.ArrivalDelay));
        Close(213012.0, train.Sum(row => (double)row.Hour));
        Close(45396.0, train.Sum(row => (double)row.DayOfWeek));
    }

    [GoldenFact]
    public void SplitByDay_AsInTheNotebook_GivesValidation()
    {
        var validation = NotebookRun.Validation;

        Assert.Equal(4429, validation.Count);
        Assert.Equal(new DateTime(2001, 1, 25, 1, 10, 0), validation[0].Scheduled);
        Assert.Equal("LAX", validation[0].Origin);
        Assert.Equal("STL", validation[0].Destination);
        Close(1592f, validation[0].Distance);
        Close(-1f, validation[0].ArrivalDelay);
        Assert.False(validation[0].Late);
        Close(1f, validation[0].Hour);
        Close(4f, validation[0].DayOfWeek);
        Assert.Equal(new DateTime(2001, 1, 31, 23, 56, 0), validation[4428].Scheduled);
        Assert.Equal("TUL", validation[4428].Origin);
        Assert.Equal("OKC", validation[4428].Destination);
        Close(111f, validation[4428].Distance);
        Close(-14f, validation[4428].ArrivalDelay);
        Assert.False(validation[4428].Late);
        Close(23f, validation[4428].Hour);
        Close(3f, validation[4428].DayOfWeek);
        Close(3213548.0, validation.Sum(row => (double)row.Distance));
        Close(23004.0, validation.Sum(row => (double)row.ArrivalDelay));
        Close(58999.0, validation.Sum(row => (double)row.Hour));
        Close(13421.0, validation.Sum(row => (double)row.DayOfWeek));
    }

    [GoldenFact]
    public void ValidateModel_AsInTheNotebook_GivesAuc()
    {
        var auc = NotebookRun.Auc;

        Close(0.6165452636306001, auc);
    }

    [GoldenFact]
    public void AreaUnderCurve_AsInTheNotebook_GivesAucWithoutHour()
    {
        var aucWithoutHour = NotebookRun.AucWithoutHour;

        Close(0.5626977889898563, aucWithoutHour);
    }

    private static void Close(double expected, double actual) =>
        Assert.Equal(expected, actual, Math.Abs(expected) * 1e-9);
}
