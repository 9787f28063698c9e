using System.Globalization;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>The least change that counts, written <c>0.5</c> (in the series' unit) or <c>5%</c> (of its mean before).</summary>
/// <param name="Amount">The change, or the share of the mean (0.05 for 5 %); greater than 0.</param>
/// <param name="IsRelative">Whether it is a share.</param>
public sealed record ThesisEffect(double Amount, bool IsRelative)
{
    /// <summary>Reads an effect; null for what is none.</summary>
    /// <param name="text">The text.</param>
    public static ThesisEffect? Parse(string text)
    {
        string trimmed = text.Trim();
        bool relative = trimmed.EndsWith('%');
        return double.TryParse(relative ? trimmed[..^1] : trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
            && double.IsFinite(amount) && amount > 0
                ? new ThesisEffect(relative ? amount / 100 : amount, relative)
                : null;
    }

    /// <summary>The change in the series' unit.</summary>
    /// <param name="mean">The series' mean before.</param>
    public double In(double mean) => IsRelative ? Amount * Math.Abs(mean) : Amount;

    /// <summary>The effect as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => IsRelative
        ? (Amount * 100).ToString("G15", CultureInfo.InvariantCulture) + "%"
        : Amount.ToString("R", CultureInfo.InvariantCulture);
}
