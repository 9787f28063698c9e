using System.Text;
using CsCheck;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Tests.Wire;

public sealed class WireCodecTests
{
    private static readonly Gen<byte[]> Part = Gen.Byte.Array[0, 40];

    private static readonly Gen<byte[]> Identity = Part.Where(bytes => !bytes.AsSpan().SequenceEqual("<IDS|MSG>"u8));

    private static readonly Gen<WireMessage> Messages =
        from identities in Identity.Array[0, 4]
        from header in Part
        from parent in Part
        from metadata in Part
        from content in Part
        from buffers in Part.Array[0, 3]
        select new WireMessage(identities, header, parent, metadata, content, buffers);

    [Fact]
    public void Decode_OfEncode_IsTheMessage() => Gen.Select(Part, Messages).Sample((key, message) =>
    {
        WireCodec codec = new(new MessageSigner(key));

        return codec.Decode(codec.Encode(message)) is WireDecoding.Accepted { Message: var read }
            && Frames(read).SequenceEqual(Frames(message));
    });

    [Fact]
    public void Decode_AnySignedByteChanged_IsRefused() => Gen.Select(Part.Where(key => key.Length > 0), Messages, Gen.Int[0, 4], Gen.Int[0, 1000]).Sample((key, message, frame, place) =>
    {
        WireCodec codec = new(new MessageSigner(key));
        byte[][] frames = [.. codec.Encode(message)];
        byte[] changed = [.. frames[message.Identities.Count + 1 + frame]];
        if (changed.Length == 0)
        {
            changed = [0];
        }
        else
        {
            changed[place % changed.Length] ^= 1;
        }

        frames[message.Identities.Count + 1 + frame] = changed;
        return codec.Decode(frames) is WireDecoding.Refused { Reason: "its signature is wrong" };
    });

    [Fact]
    public void Decode_AnyFrames_NeverThrows() => Part.Array[0, 12].Sample(frames =>
        new WireCodec(new MessageSigner([1])).Decode(frames) is WireDecoding.Refused);

    [Fact]
    public void Decode_WrongKey_IsRefused()
    {
        WireMessage message = new([], "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), []);

        Assert.IsType<WireDecoding.Refused>(new WireCodec(new MessageSigner([1])).Decode(new WireCodec(new MessageSigner([2])).Encode(message)));
        Assert.IsType<WireDecoding.Refused>(new WireCodec(new MessageSigner([1])).Decode(new WireCodec(new MessageSigner([])).Encode(message)));
    }

    [Fact]
    public void Decode_EmptyKey_TakesUnsignedMessages()
    {
        WireMessage message = new([], "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), []);
        WireCodec codec = new(new MessageSigner([]));

        Assert.Empty(codec.Encode(message)[1]);
        Assert.IsType<WireDecoding.Accepted>(codec.Decode(codec.Encode(message)));
    }

    [Fact]
    public void Sign_KnownMessage_IsHmacSha256()
    {
        // HMAC-SHA256 of "The quick brown fox jumps over the lazy dog" under "key", as published with many libraries.
        WireMessage message = new([], "The quick "u8.ToArray(), "brown fox "u8.ToArray(), "jumps over "u8.ToArray(), "the lazy dog"u8.ToArray(), ["unsigned"u8.ToArray()]);

        Assert.Equal(
            "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
            Encoding.ASCII.GetString(new MessageSigner("key"u8.ToArray()).Sign(message)));
    }

    [Fact]
    public void Decode_TooManyFrames_IsRefused()
    {
        byte[][] frames = [.. Enumerable.Repeat("<IDS|MSG>"u8.ToArray(), WireCodec.MaximumFrames + 1)];

        Assert.Equal("it is too large", Assert.IsType<WireDecoding.Refused>(new WireCodec(new MessageSigner([])).Decode(frames)).Reason);
    }

    private static IEnumerable<string> Frames(WireMessage message) =>
        new[] { message.Header, message.Parent, message.Metadata, message.Content }
            .Concat(message.Identities).Append([0, 1]).Concat(message.Buffers).Select(Convert.ToHexString);
}
