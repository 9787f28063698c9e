using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Reproductions.Masks;

/// <summary>
/// How long something took, where the words before it say that it is that ("Wall time: 12.3 ms", "Elapsed 00:00:01.2",
/// "took 4 s"). A bare "5 h" may well be data.
/// </summary>
public sealed partial class TimingMask() : OutputMask("timings")
{
    /// <inheritdoc/>
    public override string OfStored(string text) => Timing().Replace(text, "${words}<time taken>");

    /// <inheritdoc/>
    public override string OfNow(string text) => OfStored(text);

    [GeneratedRegex(
        @"(?<words>\b(wall time|elapsed( time)?|time taken|duration|took|(finished|completed|done|trained|fitted|loaded|ran|run) (in|after))\s*[:=]?\s*)(\d+\.)?(\d{1,2}:\d{2}:\d{2}(\.\d+)?|\d+([.,]\d+)*\s?(ns|µs|us|ms|s|sec|secs|seconds?|milliseconds?|min|minutes?|h|hours?)\b(\s\d+\s?s\b)?)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Timing();
}
