using BenchmarkDotNet.Attributes;
using MlopsNotebookKernel.Benchmarks.Tables;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Benchmarks.Drift;

/// <summary>Verdicts from two frozen profiles: what is left of a comparison once the current data is profiled.</summary>
[MemoryDiagnoser]
public class DriftBenchmarks
{
    private readonly DriftNoise _kept = new();
    private TableProfile? _baseline;
    private TableProfile? _current;

    /// <summary>Profiles two tables of 200,000 rows.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        using GeneratedParquet before = await GeneratedParquet.WriteAsync(200_000, 1).ConfigureAwait(false);
        using GeneratedParquet now = await GeneratedParquet.WriteAsync(200_000, 2).ConfigureAwait(false);
        _baseline = await before.ProfileAsync().ConfigureAwait(false);
        _current = await now.ProfileAsync().ConfigureAwait(false);
        DriftAnalyzer.Compare(_baseline, _current, null, _kept);
    }

    /// <summary>Statistics, noise and verdicts: the noise is resampled.</summary>
    [Benchmark(Baseline = true)]
    public DriftReport First() => DriftAnalyzer.Compare(_baseline!, _current!);

    /// <summary>Against a baseline whose noise at these sizes is known already.</summary>
    [Benchmark]
    public DriftReport NoiseKnown() => DriftAnalyzer.Compare(_baseline!, _current!, null, _kept);
}
