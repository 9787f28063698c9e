using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Theses;

namespace MlopsNotebookKernel.Domain.Tests.Theses;

/// <summary>Series whose truth is known: autoregressive noise around a level that steps when the model comes.</summary>
/// <param name="Seed">Of the noise.</param>
/// <param name="Autoregression">How much of a day's noise stays the next day.</param>
internal sealed record Planted(ulong Seed, double Autoregression)
{
    public static readonly DateTime Since = new(2001, 4, 1);

    public const int Before = 90;

    public static ThesisDefinition Thesis(double effect = 1, PeriodSpan? horizon = null, ThesisSource? control = null) => new(
        "planted",
        "a need",
        "a thesis",
        new ThesisMeasure("metric", new ThesisSource.File("m.csv", null, null), MetricDirection.Higher, new ThesisEffect(effect, false)),
        new ThesisMeasure("outcome", new ThesisSource.File("o.csv", null, null), MetricDirection.Lower, new ThesisEffect(effect, false)),
        control,
        DateOnly.FromDateTime(Since),
        horizon ?? new PeriodSpan(60, PeriodLength.Day),
        null);

    /// <summary>Noise of standard deviation 1 for all days.</summary>
    public double[] Noise(int days, ulong stream)
    {
        SeededRandom random = new((Seed * 1000) + stream);
        double scale = Math.Sqrt(1 - (Autoregression * Autoregression));
        double at = random.NextNormal();
        return [.. Enumerable.Range(0, days).Select(_ => at = (Autoregression * at) + (scale * random.NextNormal()))];
    }

    public static TimeSeries Series(double[] noise, double step, double trend = 0) => new(
        [.. noise.Select((_, day) => Since.AddDays(day - Before))],
        [.. noise.Select((value, day) => 20 + value + (trend * day) + (day < Before ? 0 : step))]);

    public static TimeSeries Until(TimeSeries series, int daysAfter) => new(
        [.. series.Times.Take(Before + daysAfter)], [.. series.Values.Take(Before + daysAfter)]);
}
