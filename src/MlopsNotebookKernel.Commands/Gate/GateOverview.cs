using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Gates.Records;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>Gates as they stand.</summary>
/// <param name="Kind"><c>created</c>, <c>shown</c> or <c>listed</c>.</param>
/// <param name="Gates">The gates: one, or all.</param>
internal sealed record GateOverview(string Kind, IReadOnlyList<GateOverview.Gate> Gates)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.gate-result/1";

    /// <summary>A gate.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="File">Its policy's file, relative to the workspace's root.</param>
    /// <param name="Policy">Its policy.</param>
    /// <param name="Champion">Its champion; null when nothing was promoted yet.</param>
    /// <param name="History">Its runs, oldest first.</param>
    internal sealed record Gate(string Name, string File, GatePolicy Policy, GateChampion? Champion, IReadOnlyList<GateRun> History);
}
