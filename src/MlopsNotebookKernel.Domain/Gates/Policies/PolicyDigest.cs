using System.Security.Cryptography;
using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>What tells policies apart: their rules, and not how the file is laid out.</summary>
public static class PolicyDigest
{
    /// <summary>SHA-256 (hexadecimal) over the rules.</summary>
    /// <param name="policy">The policy.</param>
    public static string Of(GatePolicy policy) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(policy)));
}
