using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Machines;

namespace MlopsNotebookKernel.Commands.Env;

/// <summary>What <c>env</c> saw.</summary>
/// <param name="Machine">The machine and runtime.</param>
/// <param name="Variables">The environment variables that may be shown.</param>
/// <param name="Packages">The packages of the session, sorted by id; empty in a terminal.</param>
internal sealed record EnvResult(
    MachineDescription Machine, IReadOnlyList<EnvironmentVariable> Variables, IReadOnlyList<EnvResult.Package> Packages)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.env-result/1";

    /// <summary>A package of the session.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Version">The version that was resolved.</param>
    /// <param name="Requested">What the notebook asked for; null for one that another needs.</param>
    internal sealed record Package(string Id, string Version, string? Requested);
}
