namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells how a runtime differs from a stamp's: notes, because results should not depend on it.</summary>
public static class RuntimeDifferences
{
    /// <summary>Compares.</summary>
    /// <param name="was">The stamp's.</param>
    /// <param name="now">Today's.</param>
    public static IReadOnlyList<StampDifference> Of(StampedRuntime was, StampedRuntime now) =>
        [.. new[]
            {
                (".NET", was.DotNet, now.DotNet),
                (".NET SDK", was.Sdk ?? now.Sdk, now.Sdk),
                ("operating system", was.OperatingSystem, now.OperatingSystem),
                ("architecture", was.Architecture, now.Architecture),
                ("culture", was.Culture, now.Culture),
                ("time zone", was.TimeZone, now.TimeZone),
            }
            .Where(pair => !string.Equals(pair.Item2, pair.Item3, StringComparison.Ordinal))
            .Select(pair => new StampDifference(DifferenceKind.RuntimeChanged, DifferenceWeight.Note, pair.Item1, pair.Item2, pair.Item3, Remedy.Nothing))];
}
