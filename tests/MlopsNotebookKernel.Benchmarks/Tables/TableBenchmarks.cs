using BenchmarkDotNet.Attributes;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Benchmarks.Tables;

/// <summary>Digest and profile of a Parquet file of a million rows and eight columns, opening it included.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    private GeneratedParquet? _file;

    /// <summary>Writes the file.</summary>
    [GlobalSetup]
    public async Task Setup() => _file = await GeneratedParquet.WriteAsync(1_000_000, 1).ConfigureAwait(false);

    /// <summary>Deletes the file.</summary>
    [GlobalCleanup]
    public void Cleanup() => _file?.Dispose();

    /// <summary>A digest of every column.</summary>
    [Benchmark]
    public Task<TableDigest> Digest() => _file!.DigestAsync();

    /// <summary>The frozen profile of every column.</summary>
    [Benchmark]
    public Task<TableProfile> Profile() => _file!.ProfileAsync();
}
