using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace FlightDelay.Cli;

/// <summary>The pipeline as commands, for schedulers, CI and terminals.</summary>
public static class PipelineCommands
{
    private const string Help = """
        Usage: FlightDelay.Cli COMMAND [--option value]…

          data       writes the rows that the steps give, as JSON lines into the folder --output
          train      trains, writes the model to --model where given, prints the metrics, and writes them as JSON to --metrics where given
          score      asks the model --model about each row of --flights, and writes JSON lines to --output
          benchmark  projects the latency of one prediction: asks the model --model about rows of --flights for --seconds (2)

        Options of every command, with the notebook's own values:

          --last-training-day (24)
          --seed (1)
          --flights (data/flights-2001-01.csv)
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="errors">Takes faults.</param>
    /// <returns>0 when it did what was asked, 2 for wrong usage, 3 for a file that cannot be read or written.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            if (arguments is [] or ["--help" or "-h" or "help", ..])
            {
                output.WriteLine(Help);
                return arguments.Count == 0 ? 2 : 0;
            }

            IReadOnlyList<string> rest = [.. arguments.Skip(1)];
            switch (arguments[0])
            {
                case "data":
                    Data(CommandArguments.Parse(rest, ["output", "last-training-day", "seed", "flights"]), output);
                    return 0;
                case "train":
                    Train(CommandArguments.Parse(rest, ["model", "metrics", "last-training-day", "seed", "flights"]), output);
                    return 0;
                case "score":
                    Score(CommandArguments.Parse(rest, ["model", "output", "last-training-day", "seed", "flights"]), output);
                    return 0;
                case "benchmark":
                    Benchmark(CommandArguments.Parse(rest, ["model", "seconds", "last-training-day", "seed", "flights"]), output);
                    return 0;
                default:
                    errors.WriteLine($"There is no command '{arguments[0]}'.");
                    errors.WriteLine(Help);
                    return 2;
            }
        }
        catch (FormatException fault)
        {
            errors.WriteLine(fault.Message);
            return 2;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(fault.Message);
            return 3;
        }
    }

    private static PipelineRun RunOf(CommandArguments given)
    {
        FlightDelayOptions usualOptions = new();
        FlightDelayOptions options = new()
        {
            LastTrainingDay = given.Value("last-training-day", usualOptions.LastTrainingDay),
            Seed = given.Value("seed", usualOptions.Seed),
        };
        PipelineInputs usualInputs = new();
        PipelineInputs inputs = new()
        {
            Flights = given.Value("flights", usualInputs.Flights),
        };
        return new PipelineRun(options, inputs);
    }

    private static void Data(CommandArguments given, TextWriter output)
    {
        PipelineRun run = RunOf(given);
        string folder = given.Required("output");
        Directory.CreateDirectory(folder);
        WriteRows(Path.Combine(folder, "flights.jsonl"), run.Flights, output);
        WriteRows(Path.Combine(folder, "train.jsonl"), run.Train, output);
        WriteRows(Path.Combine(folder, "validation.jsonl"), run.Validation, output);
    }

    private static void WriteRows<T>(string path, IEnumerable<T> rows, TextWriter output)
    {
        using StreamWriter file = new(path);
        int count = 0;
        foreach (T row in rows)
        {
            file.Write(JsonSerializer.Serialize(row));
            file.Write('\n');
            count++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} rows"));
    }

    private static void Train(CommandArguments given, TextWriter output)
    {
        PipelineRun run = RunOf(given);

        SortedDictionary<string, double> metrics = new(StringComparer.Ordinal)
        {
            ["auc"] = run.Auc,
        };
        if (given.Optional("model") is { } modelFile)
        {
            new FlightDelayPredictor(run.Ml, run.Model).Save(modelFile);
            output.WriteLine($"{modelFile}: the model is written");
        }
        foreach ((string name, double value) in metrics)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} = {value:R}"));
        }

        if (given.Optional("metrics") is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(metrics) + "\n");
        }
    }

    private static void Score(CommandArguments given, TextWriter output)
    {
        FlightDelayPredictor predictor = FlightDelayPredictor.Load(given.Required("model"));
        string path = given.Required("output");
        using StreamWriter file = new(path);
        int count = 0;
        foreach (Flight row in RunOf(given).Flights)
        {
            file.Write(JsonSerializer.Serialize(predictor.Predict(row)));
            file.Write('\n');
            count++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} predictions"));
    }

    private static void Benchmark(CommandArguments given, TextWriter output)
    {
        const int WarmUp = 200;
        FlightDelayPredictor predictor = FlightDelayPredictor.Load(given.Required("model"));
        List<Flight> rows = [.. RunOf(given).Flights];
        if (rows.Count == 0)
        {
            throw new FormatException("There are no rows to ask the model about.");
        }

        double seconds = given.Value("seconds", 2.0);
        for (int call = 0; call < WarmUp; call++)
        {
            predictor.Predict(rows[call % rows.Count]);
        }

        List<double> microseconds = [];
        long started = Stopwatch.GetTimestamp();
        for (int call = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; call++)
        {
            long before = Stopwatch.GetTimestamp();
            predictor.Predict(rows[call % rows.Count]);
            microseconds.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
        }

        microseconds.Sort();
        double At(double share) => microseconds[(int)Math.Min(microseconds.Count - 1, share * microseconds.Count)];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one prediction takes {At(0.5):F1} µs (median), {At(0.95):F1} µs (95 %), {At(0.99):F1} µs (99 %); {1e6 / microseconds.Average():F0} a second on one thread; {microseconds.Count} calls"));
    }
}
