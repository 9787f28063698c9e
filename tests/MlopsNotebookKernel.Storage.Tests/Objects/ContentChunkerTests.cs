using CsCheck;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Tests.Objects;

public sealed class ContentChunkerTests
{
    private static readonly ChunkSizes Small = new(128, 1024, 4096);

    /// <summary>Bytes as files have them: noise, and runs of few values.</summary>
    private static readonly Gen<byte[]> Content = Gen.Select(
        Gen.Int[0, int.MaxValue], Gen.Int[0, 40_000], Gen.Int[1, 256]).Select((seed, length, values) =>
        {
            Random random = new(seed);
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = (byte)random.Next(values);
            }

            return bytes;
        });

    [Fact]
    public void Cut_AnyContent_ChunksJoinToItWithinBounds() => Content.Sample(
        content =>
        {
            List<int> lengths = Lengths(content, Small);
            Assert.Equal(content.Length, lengths.Sum());
            Assert.All(lengths, length => Assert.InRange(length, 1, Small.Maximum));
            Assert.All(lengths.SkipLast(1), length => Assert.True(length >= Small.Minimum));
        },
        iter: 200);

    [Fact]
    public void Cut_MoreBehindTheChunk_ChangesNothing() => Content.Where(content => content.Length > Small.Maximum).Sample(
        content => Assert.Equal(
            new ContentChunker(Small).Cut(content.AsSpan(0, Small.Maximum)), new ContentChunker(Small).Cut(content)),
        iter: 200);

    [Fact]
    public void Cut_BytesInsertedAnywhere_MostChunksStay()
    {
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 299_999], Gen.Int[1, 3000]).Sample(
            (seed, place, inserted) =>
            {
                Random random = new(seed);
                byte[] before = new byte[300_000];
                random.NextBytes(before);
                byte[] extra = new byte[inserted];
                random.NextBytes(extra);
                byte[] after = [.. before[..place], .. extra, .. before[place..]];
                HashSet<string> known = [.. Chunks(before)];
                int changed = Chunks(after).Count(chunk => !known.Contains(chunk));

                // Around the place: those the new bytes fill, and a few until cuts fall together again.
                Assert.InRange(changed, 0, (inserted / Small.Minimum) + 20);
            },
            iter: 60);
    }

    [Fact]
    public void Cut_StrandsSideBySide_AgreeWithOneByteAfterAnother()
    {
        // Chunks large enough for whole strips, against the definition taken literally.
        ChunkSizes sizes = new(4096, 1 << 17, 1 << 19);
        byte[] content = new byte[6 << 20];
        new Random(7).NextBytes(content);
        int position = 0;
        while (position < content.Length)
        {
            int length = new ContentChunker(sizes).Cut(content.AsSpan(position));
            Assert.Equal(Literal(content.AsSpan(position), sizes), length);
            position += length;
        }
    }

    [Fact]
    public void Cut_FixedContent_CutsWhereItAlwaysDid()
    {
        // Other cuts would store every file a second time: the table and the bounds are part of the format.
        byte[] content = new byte[8 << 20];
        new Random(1).NextBytes(content);
        Assert.Equal([1058231, 1155761, 1344175, 1186250, 1078322], Lengths(content, ChunkSizes.Standard)[..5]);
    }

    [Fact]
    public void Cut_OneByteRepeated_KeepsToTheMaximum() =>
        Assert.All(Lengths(new byte[20_000], Small).SkipLast(1), length => Assert.InRange(length, Small.Minimum, Small.Maximum));

    private static int Literal(ReadOnlySpan<byte> content, ChunkSizes sizes)
    {
        ulong[] gear = Gear();
        int end = Math.Min(content.Length, sizes.Maximum);
        int bits = (int)Math.Log2(sizes.Average);
        for (int place = sizes.Minimum; place < end; place++)
        {
            ulong hash = 0;
            foreach (byte value in content.Slice(place - 64, 64))
            {
                hash = (hash << 1) + gear[value];
            }

            if (hash <= ulong.MaxValue >> (place < sizes.Average ? bits + 2 : bits - 2))
            {
                return place;
            }
        }

        return end;
    }

    private static ulong[] Gear()
    {
        ulong state = 0x6d6c6f7073;
        return [.. Enumerable.Range(0, 256).Select(_ =>
        {
            state += 0x9e3779b97f4a7c15;
            ulong mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        })];
    }

    private static List<string> Chunks(byte[] content)
    {
        List<string> chunks = [];
        int position = 0;
        foreach (int length in Lengths(content, Small))
        {
            chunks.Add(Convert.ToHexString(content.AsSpan(position, length)));
            position += length;
        }

        return chunks;
    }

    private static List<int> Lengths(ReadOnlySpan<byte> content, ChunkSizes sizes)
    {
        ContentChunker chunker = new(sizes);
        List<int> lengths = [];
        while (content.Length > 0)
        {
            int length = chunker.Cut(content);
            lengths.Add(length);
            content = content[length..];
        }

        return lengths;
    }
}
