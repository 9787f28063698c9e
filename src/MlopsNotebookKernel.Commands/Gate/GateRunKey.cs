using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>What identifies a run of a gate: with the same policy, data and models it is the same run, whenever it is run.</summary>
internal static class GateRunKey
{
    private const int Length = 16;

    /// <summary>The first digits (hexadecimal) of a SHA-256 over all that decides.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="metrics">How each metric is computed.</param>
    /// <param name="champion">The digest of the champion's predictions; null on a first run.</param>
    /// <param name="challenger">The digest of the challenger's.</param>
    /// <param name="model">The challenger's model; null where not said.</param>
    /// <param name="request">What was asked.</param>
    public static string Of(
        GatePolicy policy, IReadOnlyDictionary<string, StandardMetric> metrics, string? champion, string challenger, GateModel? model, GateRequest request)
    {
        string?[] parts =
        [
            "mlops.gate-run/1",
            PolicyDigest.Of(policy),
            .. metrics.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value.Name }),
            champion,
            challenger,
            model?.Path,
            model?.Digest,
            request.Latency?.ToString("R", CultureInfo.InvariantCulture),
            request.Memory?.ToString("R", CultureInfo.InvariantCulture),
            request.Override?.Who,
            request.Override?.Why,
        ];
        string text = string.Concat(parts.Select(part => part is null ? "-\n" : $"{Encoding.UTF8.GetByteCount(part)}:{part}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }
}
