using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Reproductions.Masks;

namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>
/// Judges two texts: equal as they stand; equal once what is known to vary is left out; or equal but for numbers that
/// differ by no more than the tolerance, relative to the larger one.
/// </summary>
/// <param name="tolerance">The tolerance, such as 1e-9; 0 for none.</param>
/// <param name="masks">What is known to vary.</param>
public sealed partial class ValueRules(double tolerance, IReadOnlyList<OutputMask> masks)
{
    /// <summary>The tolerance where nobody states another: what metrics in stamps are held to.</summary>
    public const double DefaultTolerance = 1e-9;

    /// <summary>The tolerance.</summary>
    public double Tolerance => tolerance;

    /// <summary>Judges.</summary>
    /// <param name="stored">The text stored.</param>
    /// <param name="now">The text that came now.</param>
    public ValueJudgement Judge(string stored, string now)
    {
        if (stored == now)
        {
            return ValueJudgement.Equal;
        }

        List<string> masked = [];
        string was = stored;
        string isNow = now;
        foreach (OutputMask mask in masks)
        {
            string one = mask.OfStored(was);
            string other = mask.OfNow(isNow);
            if (one != was || other != isNow)
            {
                masked.Add(mask.Name);
            }

            (was, isNow) = (one, other);
            if (was == isNow)
            {
                return new ValueJudgement(true, null, masked);
            }
        }

        return Deviation(was, isNow) is { } deviation && deviation <= tolerance
            ? new ValueJudgement(true, deviation, masked)
            : ValueJudgement.Different;
    }

    /// <summary>The largest relative difference where only numbers and the room between columns differ; null where anything else does.</summary>
    private static double? Deviation(string stored, string now)
    {
        MatchCollection was = Number().Matches(stored);
        MatchCollection isNow = Number().Matches(now);
        if (was.Count != isNow.Count || was.Count == 0 || Between(stored, was) != Between(now, isNow))
        {
            return null;
        }

        double largest = 0;
        foreach ((Match one, Match other) in was.Zip(isNow))
        {
            if (one.Value == other.Value)
            {
                continue;
            }

            double left = Value(one);
            double right = Value(other);
            double scale = Math.Max(Math.Abs(left), Math.Abs(right));
            largest = Math.Max(largest, scale == 0 ? 0 : Math.Abs(left - right) / scale);
        }

        return double.IsNaN(largest) ? null : largest;
    }

    /// <summary>What stands around the numbers; a longer number moves the columns and lengthens the line under their heads.</summary>
    private static string Between(string text, MatchCollection numbers)
    {
        List<string> parts = [];
        int at = 0;
        foreach (Match number in numbers)
        {
            parts.Add(Room().Replace(text[at..number.Index], " "));
            at = number.Index + number.Length;
        }

        parts.Add(Room().Replace(text[at..], " "));
        return string.Join('\0', parts);
    }

    private static double Value(Match number) =>
        double.Parse(number.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    // Digits that belong to a word (flights2001, a digest) name something: they are text, not a number.
    [GeneratedRegex(@"(?<![\w.])[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?([eE][-+]?\d+)?(?![\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\s─]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Room();
}
