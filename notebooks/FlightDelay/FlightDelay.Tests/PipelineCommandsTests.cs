using System;
using System.IO;
using System.Text.Json;
using FlightDelay.Cli;
using Xunit;

namespace FlightDelay.Tests;

/// <summary>The command line does what the notebook did, and says what it cannot do.</summary>
public sealed class PipelineCommandsTests
{
    [Theory]
    [InlineData("no-such-command")]
    [InlineData("train", "--no-such-option", "1")]
    public void Run_WrongUsage_SaysSo(params string[] arguments)
    {
        using StringWriter errors = new();
        Assert.Equal(2, PipelineCommands.Run(arguments, errors, errors));
        Assert.Contains("no-such", errors.ToString());
    }

    [GoldenFact]
    public void Train_WithTheNotebooksOptions_GivesItsMetrics()
    {
        LibraryFolder.EnterNotebook();
        string file = Path.GetTempFileName();
        try
        {
            using StringWriter output = new();
            Assert.Equal(0, PipelineCommands.Run(["train", "--metrics", file, "--flights", GoldenInputs.FlightsFile.Path], output, output));
            using JsonDocument metrics = JsonDocument.Parse(File.ReadAllText(file));
            Close(0.6165452636306001, metrics.RootElement.GetProperty("auc").GetDouble());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Close(double expected, double actual) =>
        Assert.Equal(expected, actual, Math.Abs(expected) * 1e-9);
}
