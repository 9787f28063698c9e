using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>All statistics of all columns, and the rules behind verdicts.</summary>
internal static class DriftStatistics
{
    /// <summary>The blocks.</summary>
    /// <param name="report">The columns.</param>
    public static IReadOnlyList<ViewBlock> Blocks(DriftReport report) =>
    [
        new ViewBlock.Table(
            [
                new("Column"), new("Effect is"), new("KS", true), new("p", true), new("Wasserstein-1", true), new("÷ σ", true), new("PSI", true),
                new("Jensen–Shannon", true), new("χ²", true), new("p", true), new("L∞", true), new("Missing, p", true),
            ],
            [.. report.Columns.Select(Row)],
            "For numbers PSI, Jensen–Shannon, χ² and L∞ are over the baseline's deciles; for categories over their values."),
        new ViewBlock.Paragraph(
            "The effect is the Wasserstein-1 distance in standard deviations (σ) of the baseline for numbers, and the Jensen–Shannon distance (base 2) for "
            + "categories, missing values and columns whose baseline is constant. Noise is the effect that two samples of these sizes drawn from the baseline "
            + $"show without drift, at a quantile that a comparison of all these columns exceeds {Frequency(report.FalseAlarmRate)}. Drifted: the part of the "
            + "effect that noise cannot explain, √(effect² − noise²), matters. Unclear: it matters at face value only. Watch: beyond noise, too small to matter. "
            + "The number of rows sets noise, never what matters."),
    ];

    private static IReadOnlyList<ViewCell> Row(ColumnDrift column)
    {
        ColumnStatistics? statistics = column.Statistics;
        return
        [
            column.Name,
            column.Values is { } values ? DriftWords.Measure(values.Measure) : "",
            statistics?.KolmogorovSmirnov is { } ks ? DriftWords.Bounded(ks.Value, ks.Error) : "",
            statistics?.KolmogorovSmirnov is { } test ? DriftWords.PValue(test.PValue) : "",
            Bounded(statistics?.Wasserstein),
            Bounded(statistics?.NormalizedWasserstein),
            Bounded(statistics?.PopulationStabilityIndex),
            Bounded(statistics?.JensenShannon),
            statistics?.ChiSquare is { } chi ? $"{DriftWords.Bounded(chi.Value, chi.Error)} ({QuantityText.Count(chi.DegreesOfFreedom)} df)" : "",
            statistics?.ChiSquare is { } chiTest ? DriftWords.PValue(chiTest.PValue) : "",
            Bounded(statistics?.LInfinity),
            column.Missing is { } missing
                ? $"{QuantityText.Percent(missing.Baseline)} → {QuantityText.Percent(missing.Current)}, {DriftWords.PValue(missing.PValue)}"
                : "none",
        ];
    }

    private static string Bounded(BoundedStatistic? statistic) =>
        statistic is null ? "" : DriftWords.Bounded(statistic.Value, statistic.Error);

    private static string Frequency(double rate) => $"once in {QuantityText.Count((long)Math.Round(1 / rate))} times";
}
