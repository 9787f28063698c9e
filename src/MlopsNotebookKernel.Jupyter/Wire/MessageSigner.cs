using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Jupyter.Wire;

/// <summary>
/// Signs messages: HMAC-SHA256 over header, parent header, metadata and content, as hexadecimal digits. Without a key
/// signatures are empty, and none is asked for.
/// </summary>
/// <param name="key">The key; empty for none.</param>
internal sealed class MessageSigner(byte[] key)
{
    /// <summary>The signature of a message.</summary>
    /// <param name="message">The message.</param>
    public byte[] Sign(WireMessage message)
    {
        if (key.Length == 0)
        {
            return [];
        }

        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(message.Header);
        hash.AppendData(message.Parent);
        hash.AppendData(message.Metadata);
        hash.AppendData(message.Content);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether a signature is that of a message; takes as long for every wrong signature.</summary>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature that came with it.</param>
    public bool Verifies(WireMessage message, ReadOnlySpan<byte> signature) =>
        key.Length == 0 || CryptographicOperations.FixedTimeEquals(Sign(message), signature);
}
