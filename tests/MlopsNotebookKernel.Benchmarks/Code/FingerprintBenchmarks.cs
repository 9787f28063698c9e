using BenchmarkDotNet.Attributes;
using MlopsNotebookKernel.Code.Fingerprints;

namespace MlopsNotebookKernel.Benchmarks.Code;

/// <summary>Fingerprint of a cell, as taken of each cell that runs.</summary>
[MemoryDiagnoser]
public class FingerprintBenchmarks
{
    private const string Part = """
        // What a delay costs, by carrier.
        record Flight(string Carrier, double? Delay, int Distance);
        var late = flights.Where(flight => flight.Delay is > 15).ToList();
        var shares = late.GroupBy(flight => flight.Carrier)
            .Select(group => new { Carrier = group.Key, Share = (double)group.Count() / late.Count })
            .OrderByDescending(each => each.Share);
        foreach (var each in shares)
        {
            Console.WriteLine($"{each.Carrier}: {each.Share:P1}");
        }

        """;

    private readonly CodeFingerprint _fingerprint = new();
    private string _cell = "";

    /// <summary>Lines in the cell.</summary>
    [Params(10, 100)]
    public int Lines { get; set; }

    /// <summary>Makes the cell.</summary>
    [GlobalSetup]
    public void Setup() => _cell = string.Concat(Enumerable.Repeat(Part, Lines / 10));

    /// <summary>Parses and digests it.</summary>
    [Benchmark]
    public string Of() => _fingerprint.Of(_cell);
}
