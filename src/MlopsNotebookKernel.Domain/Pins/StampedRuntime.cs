using System.Globalization;
using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>What a notebook ran on. Differences are told, and never make a stamp stale by themselves.</summary>
/// <param name="DotNet">Such as <c>.NET 10.0.1</c>.</param>
/// <param name="OperatingSystem">Such as <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
/// <param name="Architecture">Such as <c>x64</c>.</param>
/// <param name="Culture">The culture's name; <c>invariant</c> for the invariant one.</param>
/// <param name="TimeZone">The zone's IANA id, such as <c>Europe/Berlin</c>.</param>
public sealed record StampedRuntime(string DotNet, string OperatingSystem, string Architecture, string Culture, string TimeZone)
{
    /// <summary>The .NET SDK that builds referenced projects, such as <c>10.0.100</c>; null where none is installed, and in stamps of versions that did not look.</summary>
    public string? Sdk { get; init; }

    /// <summary>What this process runs on, the SDK apart.</summary>
    public static StampedRuntime Current() => new(
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        CultureInfo.CurrentCulture.Name is { Length: > 0 } name ? name : "invariant",
        Zone(TimeZoneInfo.Local));

    private static string Zone(TimeZoneInfo zone) =>
        !zone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) ? iana : zone.Id;
}
