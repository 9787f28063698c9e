using System.Globalization;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Writes a table's values as the names of classes and segments.</summary>
internal static class ValueText
{
    /// <summary>The value's text, the same in every culture.</summary>
    /// <param name="value">A value as a table's reader gives it.</param>
    public static string Of(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
