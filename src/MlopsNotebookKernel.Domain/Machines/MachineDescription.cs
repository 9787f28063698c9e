namespace MlopsNotebookKernel.Domain.Machines;

/// <summary>What code runs on. Names of the machine and of its user are left out: they say nothing about results.</summary>
/// <param name="OperatingSystem">Name and version, as the system gives them.</param>
/// <param name="Architecture">The process' architecture, such as <c>x64</c> or <c>arm64</c>.</param>
/// <param name="Cores">Processors that the process may use.</param>
/// <param name="MemoryBytes">Memory that the process may use, in bytes; a container's limit counts.</param>
/// <param name="Runtime">The .NET runtime, such as <c>.NET 10.0.1</c>.</param>
/// <param name="RuntimeIdentifier">Such as <c>linux-x64</c>.</param>
/// <param name="Sdk">The .NET SDK that applies in the workspace; null when there is none.</param>
/// <param name="Git">Version of the <c>git</c> program; null when there is none.</param>
/// <param name="Culture">The culture's name; <c>invariant</c> for the invariant one.</param>
/// <param name="TimeZone">The time zone's id.</param>
/// <param name="Container">What kind of container it is; null when none is recognised.</param>
/// <param name="ContinuousIntegration">Which service runs it; null when none is recognised.</param>
public sealed record MachineDescription(
    string OperatingSystem,
    string Architecture,
    int Cores,
    long MemoryBytes,
    string Runtime,
    string RuntimeIdentifier,
    string? Sdk,
    string? Git,
    string Culture,
    string TimeZone,
    string? Container,
    string? ContinuousIntegration);
