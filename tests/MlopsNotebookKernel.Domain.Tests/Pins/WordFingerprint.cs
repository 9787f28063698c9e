using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

/// <summary>A fingerprint for tests: all words outside line comments.</summary>
internal sealed class WordFingerprint : ICodeFingerprint
{
    public static WordFingerprint Instance { get; } = new();

    public string Of(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        ' ', source.Split('\n').Select(line => line.Split("//")[0]).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))));
}
