using System.Globalization;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>How a package differs from the stamped one.</summary>
/// <param name="Direct">Whether the notebook asks for it itself, rather than another package bringing it.</param>
/// <param name="Step">The first part of the version that differs: <c>major</c>, <c>minor</c>, <c>patch</c>, <c>revision</c>, or <c>prerelease</c>; null where it came, went, or a side states no whole version.</param>
/// <param name="Back">Whether it went to a lower version.</param>
public sealed record PackageMove(bool Direct, string? Step, bool Back)
{
    private static readonly string[] Parts = ["major", "minor", "patch", "revision"];

    /// <summary>The move from a version to another, as semantic versioning counts.</summary>
    /// <param name="direct">Whether the notebook asks for the package itself.</param>
    /// <param name="was">The stamped version; null when it was not there.</param>
    /// <param name="now">The version now; null when it is not there.</param>
    public static PackageMove Of(bool direct, string? was, string? now)
    {
        if (was is null || now is null || Numbers(was) is not { } before || Numbers(now) is not { } after)
        {
            return new PackageMove(direct, null, false);
        }

        for (int part = 0; part < Parts.Length; part++)
        {
            if (before[part] != after[part])
            {
                return new PackageMove(direct, Parts[part], after[part] < before[part]);
            }
        }

        (string one, string other) = (Label(was), Label(now));
        return one == other
            ? new PackageMove(direct, null, false)
            : new PackageMove(direct, "prerelease", other.Length > 0 && (one.Length == 0 || string.CompareOrdinal(other, one) < 0));
    }

    private static int[]? Numbers(string version)
    {
        string[] parts = version.Split('-', '+')[0].Split('.');
        int[] numbers = new int[Parts.Length];
        for (int part = 0; part < parts.Length; part++)
        {
            if (part >= numbers.Length || !int.TryParse(parts[part], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[part]))
            {
                return null;
            }
        }

        return numbers;
    }

    private static string Label(string version) =>
        version.Split('+')[0] is var text && text.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0 ? text[(dash + 1)..] : "";
}
