using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>Profiles texts whose most frequent come with their counts and the counts of all.</summary>
internal sealed class CategoryAccumulator
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _listed;
    private long _total;

    /// <summary>Number of distinct texts, those not listed included.</summary>
    internal long Distinct { get; private set; }

    /// <summary>Takes one of the most frequent texts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="times">How often it occurs.</param>
    /// <param name="distinct">How many distinct texts there are in all.</param>
    /// <param name="total">How many texts there are in all, repetitions included.</param>
    internal void Add(string text, long times, long distinct, long total)
    {
        _counts.Add(text, times);
        _listed += times;
        _total = total;
        Distinct = distinct;
    }

    /// <summary>The distribution.</summary>
    internal Distribution.Categories Finish() =>
        new([.. _counts.Keys], [.. _counts.Values], _total - _listed, Distinct - _counts.Count);
}
