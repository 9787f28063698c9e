using System.Globalization;

namespace MlopsNotebookKernel.Rendering.Figures.Scales;

/// <summary>Writes the numbers of an axis, the invariant way, with no more digits than needed.</summary>
internal static class AxisText
{
    /// <summary>A tick's text.</summary>
    /// <param name="value">The tick.</param>
    /// <param name="format">The axis' format.</param>
    /// <param name="step">The step between ticks, which says how many digits are needed.</param>
    public static string Tick(double value, string format, double step) => format switch
    {
        "percent" => Fixed(value * 100, Digits(step * 100)) + " %",
        "date" => Date(value, step),
        _ when Math.Abs(value) >= 1e6 => Scaled(value, step),
        _ when value != 0 && Math.Abs(value) < 1e-4 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        _ => Fixed(value, Digits(step)),
    };

    /// <summary>A value's text as its axis has it: a category's name, or a number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="axis">The axis it lies on.</param>
    public static string Value(double value, Axis axis) => axis.Categories is { Count: > 0 } categories && double.IsFinite(value)
        ? categories[Math.Clamp((int)Math.Round(value), 0, categories.Count - 1)]
        : Value(value, axis.Format);

    /// <summary>A value's text, with about three significant digits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The axis' format.</param>
    public static string Value(double value, string format)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        double shown = format == "percent" ? value * 100 : value;
        double size = Math.Abs(shown);
        string text = format == "date"
            ? Date(value, 1)
            : size >= 1e6 ? Scaled(shown, size / 100)
            : size is > 0 and < 1e-4 ? shown.ToString("0.##e0", CultureInfo.InvariantCulture)
            : shown.ToString(size >= 100 ? "#,0" : size >= 10 ? "0.#" : size >= 1 ? "0.##" : size >= 0.1 ? "0.###" : "0.#####", CultureInfo.InvariantCulture);
        return format == "percent" ? $"{text} %" : text;
    }

    private static string Date(double value, double step)
    {
        DateTime day = AxisTicks.Day(value);
        string form = step >= 360 ? "yyyy" : step >= 28 ? "yyyy-MM" : step >= 1 ? "yyyy-MM-dd" : "MM-dd HH:mm";
        return day.ToString(form, CultureInfo.InvariantCulture);
    }

    private static string Scaled(double value, double step)
    {
        (double unit, string letter) = Math.Abs(value) >= 1e12 ? (1e12, "T") : Math.Abs(value) >= 1e9 ? (1e9, "G") : (1e6, "M");
        return Fixed(value / unit, Digits(step / unit)) + letter;
    }

    private static string Fixed(double value, int digits) =>
        value.ToString("#,0" + (digits > 0 ? "." + new string('0', digits) : ""), CultureInfo.InvariantCulture);

    private static int Digits(double step) =>
        step <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 8);
}
