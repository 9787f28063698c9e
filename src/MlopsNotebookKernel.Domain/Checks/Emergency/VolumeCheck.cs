using System.Globalization;

namespace MlopsNotebookKernel.Domain.Checks.Emergency;

/// <summary>Is it about as much as usual?</summary>
internal static class VolumeCheck
{
    /// <summary>A third to three times the usual: what is told apart while the source's own spread is not known.</summary>
    private const double Factor = 3;

    private const int LearnedFrom = 8;

    /// <summary>Some 10 %: less is never out of the usual.</summary>
    private const double Margin = 0.1;

    /// <summary>Standard deviations of a count that chance alone gives, which are more than the margin in small tables.</summary>
    private const double CountingDeviations = 4;

    /// <summary>Judges a delivery.</summary>
    /// <param name="current">The delivery.</param>
    /// <param name="earlier">Earlier ones, the latest last.</param>
    public static CheckOutcome Judge(SourceObservation current, IReadOnlyList<SourceObservation> earlier)
    {
        if (current.Rows == 0)
        {
            return Outcome(CheckStatus.Failed, "no rows");
        }

        double[] rows = [.. earlier.Select(each => (double)each.Rows).Where(count => count > 0)];
        if (rows.Length == 0)
        {
            return Outcome(CheckStatus.Learning, $"{Text(current.Rows)} rows; nothing earlier to compare with");
        }

        UsualRange usual = UsualRange.Of(rows, LearnedFrom, Factor, Math.Max(Margin, CountingDeviations / Math.Sqrt(rows.Order().ElementAt(rows.Length / 2))));
        string range = $"{Text(Math.Ceiling(Math.Round(usual.Low, 6)))} to {Text(Math.Floor(Math.Round(usual.High, 6)))}";
        return current.Rows < usual.Low || current.Rows > usual.High
            ? Outcome(CheckStatus.Failed, $"{Text(current.Rows)} rows, where {range} are usual")
            : Outcome(CheckStatus.Passed, $"{Text(current.Rows)} rows; {range} are usual");
    }

    private static CheckOutcome Outcome(CheckStatus status, string message) => new(EmergencyChecks.Volume, CheckSeverity.Error, status, message);

    private static string Text(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
