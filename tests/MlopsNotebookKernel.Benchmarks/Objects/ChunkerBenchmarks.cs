using BenchmarkDotNet.Attributes;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Benchmarks.Objects;

/// <summary>Cutting 64 MiB by content: a gigabyte a second is 62.5 ms.</summary>
public class ChunkerBenchmarks
{
    private readonly byte[] _content = new byte[64 << 20];
    private readonly ContentChunker _chunker = new(ChunkSizes.Standard);

    /// <summary>Fills the content with noise: no chunker finds it easier than text.</summary>
    [GlobalSetup]
    public void Setup() => new Random(1).NextBytes(_content);

    /// <summary>Finds all cuts.</summary>
    [Benchmark]
    public int Cut()
    {
        int chunks = 0;
        for (int start = 0; start < _content.Length; chunks++)
        {
            start += _chunker.Cut(_content.AsSpan(start));
        }

        return chunks;
    }
}
