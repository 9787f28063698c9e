using System.Globalization;

namespace MlopsNotebookKernel.Jupyter.Wire;

/// <summary>
/// Messages as frames: identities, a delimiter, the signature, header, parent header, metadata, content, buffers. Source:
/// the wire protocol of Jupyter's messaging specification, version 5.
/// </summary>
/// <param name="signer">Signs and verifies.</param>
internal sealed class WireCodec(MessageSigner signer)
{
    /// <summary>How many frames a message may have.</summary>
    public const int MaximumFrames = 1024;

    /// <summary>How many bytes a message may have in all.</summary>
    public const long MaximumBytes = 64L * 1024 * 1024;

    /// <summary>The frames that a message needs after its delimiter.</summary>
    private const int FixedFrames = 5;

    private const int MaximumIdentities = 16;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    /// <summary>The frames of a message, signed.</summary>
    /// <param name="message">The message.</param>
    public IReadOnlyList<byte[]> Encode(WireMessage message) =>
    [
        .. message.Identities,
        Delimiter,
        signer.Sign(message),
        message.Header,
        message.Parent,
        message.Metadata,
        message.Content,
        .. message.Buffers,
    ];

    /// <summary>The message that frames hold, if they hold one with a right signature.</summary>
    /// <param name="frames">What arrived; anything at all.</param>
    public WireDecoding Decode(IReadOnlyList<byte[]> frames)
    {
        if (frames.Count > MaximumFrames || frames.Sum(frame => (long)frame.Length) > MaximumBytes)
        {
            return new WireDecoding.Refused("it is too large");
        }

        int delimiter = 0;
        while (delimiter < frames.Count && delimiter <= MaximumIdentities && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
        {
            delimiter++;
        }

        if (delimiter >= frames.Count || delimiter > MaximumIdentities)
        {
            return new WireDecoding.Refused("it has no delimiter");
        }

        int first = delimiter + 1;
        if (frames.Count - first < FixedFrames)
        {
            return new WireDecoding.Refused(string.Create(
                CultureInfo.InvariantCulture, $"it has {frames.Count - first} frames after its delimiter, fewer than {FixedFrames}"));
        }

        WireMessage message = new(
            [.. frames.Take(delimiter)],
            frames[first + 1],
            frames[first + 2],
            frames[first + 3],
            frames[first + 4],
            [.. frames.Skip(first + FixedFrames)]);
        return signer.Verifies(message, frames[first])
            ? new WireDecoding.Accepted(message, frames[first])
            : new WireDecoding.Refused("its signature is wrong");
    }
}
