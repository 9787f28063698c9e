using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>
/// The segments of a period that left their band beyond chance. A monitor looks at hundreds of segments every period, and
/// in small ones a share leaves any band by chance: so it must also differ from the baseline's by a likelihood-ratio test
/// (G, chi-square with one degree of freedom) at 1 % over all bands of the period together.
/// </summary>
internal static class BandAlarms
{
    private const double Rate = 0.01;

    /// <summary>The segments' bands that are alarms.</summary>
    /// <param name="report">The class shares of a period.</param>
    public static IReadOnlyList<(string Segment, ClassBand Band)> Of(ClassBandReport report)
    {
        int bands = report.Segments.Sum(segment => segment.Bands.Count);
        return
        [
            .. report.Segments.SelectMany(segment => segment.Bands
                .Where(band => band.Status == ClassBandStatus.Alarm && Tail(band) * bands < Rate)
                .Select(band => (segment.Segment, band))),
        ];
    }

    private static double Tail(ClassBand band)
    {
        double share = (double)(band.BaselineCount + band.CurrentCount) / (band.BaselineRows + band.CurrentRows);
        double g = 2 * (Part(band.BaselineCount, band.BaselineRows * share) + Part(band.BaselineRows - band.BaselineCount, band.BaselineRows * (1 - share))
            + Part(band.CurrentCount, band.CurrentRows * share) + Part(band.CurrentRows - band.CurrentCount, band.CurrentRows * (1 - share)));
        return ChiSquareDistribution.Survival(Math.Max(0, g), 1);
    }

    private static double Part(double count, double expected) => count == 0 ? 0 : count * Math.Log(count / expected);
}
