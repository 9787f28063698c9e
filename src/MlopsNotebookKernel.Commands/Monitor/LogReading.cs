using System.Data.Common;
using System.Globalization;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Reads a log row by row, once, and counts by period and by day.</summary>
/// <param name="columns">What its columns are.</param>
/// <param name="watched">The class whose daily share is watched; null where predictions are no classes.</param>
internal sealed class LogReading(LogColumns columns, string? watched)
{
    private const int MostClasses = 100;

    private const int MostSegments = 4_096;

    /// <summary>The periods, by first day.</summary>
    public SortedDictionary<string, PeriodTally> Periods { get; } = new(StringComparer.Ordinal);

    /// <summary>The days.</summary>
    public SortedDictionary<DateOnly, DayTally> Days { get; } = [];

    /// <summary>Rows without a time.</summary>
    public long Timeless { get; private set; }

    /// <summary>Reads.</summary>
    /// <param name="table">The log.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MonitorException">Predictions or segments have too many values (MLOPS2824).</exception>
    public async Task ReadAsync(ITable table, CancellationToken cancellation)
    {
        string[] names = [MonitoredLog.TimeColumn, MonitoredLog.PeriodColumn, .. columns.Read];
        bool areClasses = watched is not null;
        DbDataReader reader = await table.ReadAsync(names, cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            (int prediction, int score, int label, int by, int latency, int memory, int status) = (
                Place(columns.Prediction), Place(columns.Score), Place(columns.Label), Place(columns.By), Place(columns.Latency), Place(columns.Memory), Place(columns.Status));
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (reader.IsDBNull(0))
                {
                    Timeless++;
                    continue;
                }

                object? said = Value(reader, prediction);
                object? truth = Value(reader, label);
                LogRow row = new(
                    areClasses && said is not null ? ValueText.Of(said) : null,
                    by < 0 ? null : Value(reader, by) is { } segment ? ValueText.Of(segment) : "",
                    said is null || !areClasses ? said : ValueText.Of(said),
                    truth is null || !areClasses ? truth : ValueText.Of(truth),
                    Number(reader, score),
                    score >= 0,
                    Number(reader, latency),
                    Number(reader, memory),
                    Value(reader, status) is { } state ? RequestStatus.IsFailure(columns.Status!, state) : null);
                Count(reader.GetString(1), DateOnly.FromDateTime(reader.GetDateTime(0)), row);
            }
        }

        int Place(string? name) => name is null ? -1 : Array.IndexOf(names, name);
    }

    private void Count(string period, DateOnly day, LogRow row)
    {
        if (!Periods.TryGetValue(period, out PeriodTally? tally))
        {
            Periods[period] = tally = new PeriodTally();
        }

        tally.Add(row);
        if (!Days.TryGetValue(day, out DayTally? counted))
        {
            Days[day] = counted = new DayTally(watched);
        }

        counted.Add(row);
        ClassCounts classes = tally.Classes;
        if (classes.Overall.Count > MostClasses || classes.Segments.Count > MostSegments)
        {
            bool many = classes.Overall.Count > MostClasses;
            throw new MonitorException(
                "MLOPS2824",
                $"Column {(many ? columns.Prediction : columns.By)} has more than {(many ? MostClasses : MostSegments)} values: too many to be {(many ? "classes" : "segments")}.",
                many ? "Name the column of the predicted class with --prediction." : "Name a column with fewer values with --by.");
        }
    }

    private static object? Value(DbDataReader reader, int place) => place < 0 || reader.IsDBNull(place) ? null : reader.GetValue(place);

    private static double? Number(DbDataReader reader, int place) => Value(reader, place) switch
    {
        double number => number,
        long number => number,
        bool truth => truth ? 1 : 0,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => null,
    };
}
