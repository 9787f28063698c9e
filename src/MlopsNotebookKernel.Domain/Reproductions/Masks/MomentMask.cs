using System.Globalization;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Reproductions.Masks;

/// <summary>
/// The moment of the run: a date (with or without its time, ISO 8601) that lies within a day of the stamp in a stored
/// output, and within a day of now in this one. Any other date is data.
/// </summary>
/// <param name="stamped">When the notebook was stamped.</param>
/// <param name="now">When it was reproduced.</param>
public sealed partial class MomentMask(DateTimeOffset stamped, DateTimeOffset now) : OutputMask("the time of the run")
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public override string OfStored(string text) => Mask(text, stamped);

    /// <inheritdoc/>
    public override string OfNow(string text) => Mask(text, now);

    private static string Mask(string text, DateTimeOffset moment) => Date().Replace(text, match =>
        DateTimeOffset.TryParse(match.Value.Replace(',', '.'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
        && (date - moment).Duration() <= Near + (date.TimeOfDay == TimeSpan.Zero ? Near : TimeSpan.Zero)
            ? "<now>"
            : match.Value);

    [GeneratedRegex(@"(?<![\w-])\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|\s?[+-]\d{2}:?\d{2})?)?(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Date();
}
