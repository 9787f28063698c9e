using BenchmarkDotNet.Attributes;

namespace MlopsNotebookKernel.Benchmarks.Statistics;

/// <summary>Kolmogorov–Smirnov, Wasserstein-1 and PSI together, of ten numeric columns in memory.</summary>
[MemoryDiagnoser]
public class StatisticsBenchmarks
{
    private (double[] Baseline, double[] Current)[] _columns = [];

    /// <summary>Rows on each side.</summary>
    [Params(100_000, 1_000_000)]
    public int Rows { get; set; }

    /// <summary>Generates the columns.</summary>
    [GlobalSetup]
    public void Setup() => _columns = NumericColumns.Generate(10, Rows);

    /// <summary>Ten columns, on all processors.</summary>
    [Benchmark]
    public object TenColumns() => ColumnDistances.Of(_columns);
}
