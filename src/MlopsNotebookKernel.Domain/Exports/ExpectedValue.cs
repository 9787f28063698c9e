namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What the notebook had in a variable that the library computes.</summary>
/// <param name="Variable">The notebook's variable.</param>
/// <param name="Checks">What tests assert of it.</param>
public sealed record ExpectedValue(string Variable, IReadOnlyList<Expectation> Checks)
{
    /// <summary>Relative difference up to which two numbers are the same.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>
    /// The earlier of two records of the same value, when they say the same: numbers differ in the last digits between
    /// machines, and that is no change.
    /// </summary>
    /// <param name="earlier">What was recorded; null for nothing.</param>
    public ExpectedValue OrSame(ExpectedValue? earlier) =>
        earlier is not null && earlier.Checks.Count == Checks.Count && Checks.Zip(earlier.Checks).All(pair => IsSame(pair.First, pair.Second))
            ? earlier
            : this;

    private static bool IsSame(Expectation one, Expectation other)
    {
        if (one == other)
        {
            return true;
        }

        return one.Path == other.Path && one.Kind == ExpectationKind.Close && other.Kind == ExpectationKind.Close
            && Number(one.Expected) is { } a && Number(other.Expected) is { } b
            && Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    private static double? Number(string literal) => double.TryParse(
        literal.TrimEnd('f'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number)
        ? number
        : null;
}
