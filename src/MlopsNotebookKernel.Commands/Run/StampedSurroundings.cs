using System.Globalization;
using MlopsNotebookKernel.Domain.Pins;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>
/// Sets the culture and time zone of a stamp for the whole process while it is open: cells run on threads of their own.
/// </summary>
internal sealed class StampedSurroundings : IDisposable
{
    private const string Zone = "TZ";

    private readonly CultureInfo? _threads = CultureInfo.DefaultThreadCurrentCulture;
    private readonly CultureInfo _current = CultureInfo.CurrentCulture;
    private readonly string? _zone = Environment.GetEnvironmentVariable(Zone);

    private StampedSurroundings()
    {
    }

    /// <summary>The culture of that name; null where this machine has none.</summary>
    /// <param name="name">As a stamp writes it: <c>invariant</c>, <c>de-DE</c>.</param>
    public static CultureInfo? Culture(string name)
    {
        try
        {
            return name == "invariant" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether this process can take a time zone on: on Windows it is the system's alone.</summary>
    /// <param name="zone">The zone's IANA id.</param>
    public static bool HasZone(string zone) =>
        IsHere(zone) || (!OperatingSystem.IsWindows() && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _));

    /// <summary>Sets them.</summary>
    /// <param name="runtime">What the stamp says of its run.</param>
    /// <exception cref="StampException">They cannot be had (MLOPS1712).</exception>
    public static StampedSurroundings Enter(StampedRuntime runtime)
    {
        CultureInfo culture = Culture(runtime.Culture) ?? throw new StampException(
            "MLOPS1712", $"This machine has no culture {runtime.Culture}.", "Install ICU, and run without DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        if (!HasZone(runtime.TimeZone))
        {
            throw new StampException(
                "MLOPS1712",
                $"The time zone {runtime.TimeZone} cannot be set here.",
                OperatingSystem.IsWindows() ? "Set the system's time zone to it." : "Install the time zone data (tzdata).");
        }

        StampedSurroundings entered = new();
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.CurrentCulture = culture;
        if (!IsHere(runtime.TimeZone))
        {
            SetZone(runtime.TimeZone);
        }

        return entered;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CultureInfo.DefaultThreadCurrentCulture = _threads;
        CultureInfo.CurrentCulture = _current;
        SetZone(_zone);
    }

    private static bool IsHere(string zone) => StampedRuntime.Current().TimeZone == zone;

    private static void SetZone(string? zone)
    {
        if (zone != Environment.GetEnvironmentVariable(Zone))
        {
            Environment.SetEnvironmentVariable(Zone, zone);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
