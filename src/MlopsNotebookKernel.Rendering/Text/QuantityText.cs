using System.Globalization;

namespace MlopsNotebookKernel.Rendering.Text;

/// <summary>Writes quantities for people to read, in the same way everywhere and in every culture.</summary>
public static class QuantityText
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB", "PB"];

    /// <summary>A count with separators: <c>20,466</c>.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 row</c>, <c>20,466 rows</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="singular">The noun for one; others take an s.</param>
    public static string Count(long count, string singular) => $"{Count(count)} {singular}{(count == 1 ? "" : "s")}";

    /// <summary>A size in decimal units, three digits: <c>812 bytes</c>, <c>1.04 MB</c>.</summary>
    /// <param name="bytes">Bytes.</param>
    public static string Bytes(long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string format = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {(bytes == 1 ? "byte" : Units[unit])}";
    }

    /// <summary>A number with at most four significant digits, whole numbers below a thousand million in full: <c>-3.142</c>, <c>20,466</c>, <c>1.2E-7</c>.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        return value == Math.Round(value) && size < 1e9 ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : size is >= 1000 and < 1e9 ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : size is >= 0.001 and < 1000 ? value.ToString("G4", CultureInfo.InvariantCulture)
            : value.ToString("0.###E+0", CultureInfo.InvariantCulture);
    }

    /// <summary>A share as a percentage with one decimal: <c>23.8 %</c>.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public static string Percent(double share) => $"{(share * 100).ToString("0.0", CultureInfo.InvariantCulture)} %";

    /// <summary>A day: <c>2026-11-23</c>.</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
