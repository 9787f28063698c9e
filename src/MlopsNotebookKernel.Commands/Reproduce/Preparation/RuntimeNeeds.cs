using System.Globalization;
using System.Runtime.InteropServices;
using MlopsNotebookKernel.Commands.Run;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>What of the stamped machine can be had: the runtime where it is installed, culture and time zone; what cannot is told.</summary>
/// <param name="stamped">What the notebook ran on.</param>
/// <param name="process">Knows the installed runtimes.</param>
internal sealed class RuntimeNeeds(StampedRuntime stamped, IToolProcess process)
{
    private const string Product = ".NET ";

    /// <summary>The runtime to run on; null for the one that runs.</summary>
    public Version? Version => Stamped is { } version && version != Environment.Version && process.HasRuntime(version) ? version : null;

    private Version? Stamped => stamped.DotNet.StartsWith(Product, StringComparison.Ordinal)
        && System.Version.TryParse(stamped.DotNet[Product.Length..].Split('-')[0], out Version? version) && version.Build >= 0 ? version : null;

    /// <summary>What cannot be had.</summary>
    public IEnumerable<Obstacle> Obstacles()
    {
        if (Stamped is { } version && (version.Major != Environment.Version.Major || version.Minor != Environment.Version.Minor) && !process.HasRuntime(version))
        {
            yield return new Obstacle(
                ObstacleKind.Runtime,
                $"It ran on {stamped.DotNet}, and this tool runs on {RuntimeInformation.FrameworkDescription}.",
                "Use the version of the tool that runs on it, or accept the other runtime with --anyway.");
        }

        if (StampedSurroundings.Culture(stamped.Culture) is null)
        {
            yield return new Obstacle(ObstacleKind.Runtime, $"It ran in the culture {stamped.Culture}, which this machine does not have.", "Install ICU, and run without DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        if (!StampedSurroundings.HasZone(stamped.TimeZone))
        {
            yield return new Obstacle(
                ObstacleKind.Runtime,
                $"It ran in the time zone {stamped.TimeZone}, which cannot be set here.",
                OperatingSystem.IsWindows() ? "Set the system's time zone to it." : "Install the time zone data (tzdata).");
        }
    }

    /// <summary>What differs and is no reason to stop.</summary>
    public IEnumerable<string> Notes()
    {
        StampedRuntime here = StampedRuntime.Current();
        if (here.DotNet != stamped.DotNet && Version is null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"It ran on {stamped.DotNet}, which is not installed; {here.DotNet} stands in for it.");
        }

        if (here.OperatingSystem != stamped.OperatingSystem || here.Architecture != stamped.Architecture)
        {
            yield return $"It ran on {stamped.OperatingSystem}, {stamped.Architecture}; this is {here.OperatingSystem}, {here.Architecture}.";
        }
    }
}
