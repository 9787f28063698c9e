using System.Globalization;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>Rounds what is judged and reported: logarithms of other processors differ in their last digits, verdicts must not.</summary>
internal static class ReportedNumber
{
    /// <summary>The number with ten digits; null where it is not finite.</summary>
    /// <param name="value">The number.</param>
    public static double? Of(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    /// <summary>The interval with ten digits.</summary>
    /// <param name="low">Its lower end; finite.</param>
    /// <param name="high">Its upper end; finite.</param>
    public static Interval Of(double low, double high) => new(Of(low)!.Value, Of(high)!.Value);
}
