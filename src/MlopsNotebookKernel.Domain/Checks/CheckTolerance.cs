using System.Globalization;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>How far a value may lie from the expected one.</summary>
/// <param name="Amount">The distance; at least 0.</param>
/// <param name="IsRelative">Whether it is a share of the expected value, rather than in its unit.</param>
public sealed record CheckTolerance(double Amount, bool IsRelative)
{
    /// <summary>Reads <c>10%</c> or <c>2.5</c>; null for what is neither.</summary>
    /// <param name="text">The text.</param>
    public static CheckTolerance? Parse(string text)
    {
        string number = text.Trim();
        bool isRelative = number.EndsWith('%');
        return double.TryParse(number.TrimEnd('%').TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
            && double.IsFinite(amount) && amount >= 0
            ? new CheckTolerance(isRelative ? amount / 100 : amount, isRelative)
            : null;
    }

    /// <summary>Whether a value is near enough.</summary>
    /// <param name="value">The value; null is never near.</param>
    /// <param name="expected">The expected value.</param>
    public bool Holds(double? value, double expected) =>
        value is { } number && Math.Abs(number - expected) <= (IsRelative ? Amount * Math.Abs(expected) : Amount);

    /// <summary>As it is parsed.</summary>
    public override string ToString() => IsRelative
        ? $"{Math.Round(Amount * 100, 10).ToString(CultureInfo.InvariantCulture)}%"
        : Amount.ToString(CultureInfo.InvariantCulture);
}
