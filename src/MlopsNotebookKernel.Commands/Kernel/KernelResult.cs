using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Kernels;

namespace MlopsNotebookKernel.Commands.Kernel;

/// <summary>What <c>kernel</c> did or found.</summary>
/// <param name="Action">What it was to do.</param>
/// <param name="Kernels">The kernel that was registered or removed, or all that were found.</param>
internal sealed record KernelResult(string Action, IReadOnlyList<RegisteredKernel> Kernels)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.kernel-result/1";

    /// <summary>What the user may want to do next; null for nothing.</summary>
    public string? Hint { get; init; }
}
