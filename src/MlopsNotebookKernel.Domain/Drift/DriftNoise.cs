using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>
/// The noise of effects: pairs of samples, of the sizes compared, drawn from the baseline itself. A sample is a Poisson
/// count for each distinct value (or bin, or category) of the frozen profile, which is a multinomial sample of nearly
/// the same size. A smooth curve fitted to the resampled effects gives quantiles far out in the tail.
/// Results are kept, so that one instance may serve many comparisons with the same baseline; it may be shared by threads.
/// </summary>
/// <param name="seed">Seeds the resampling; equal seeds give equal noise.</param>
public sealed class DriftNoise(ulong seed = DriftNoise.DefaultSeed)
{
    private const ulong DefaultSeed = 20_010_101;

    /// <summary>Pairs of samples drawn for a column.</summary>
    internal const int Resamples = 1000;

    /// <summary>Pairs drawn for a column of many categories, whose effect varies little from pair to pair.</summary>
    internal const int FewResamples = 250;

    /// <summary>From this many categories on, <see cref="FewResamples"/> suffice.</summary>
    private const int ManyCategories = 512;

    private readonly ConcurrentDictionary<Key, TailFit> _fits = new();

    /// <summary>The noise of the normalised Wasserstein-1 distance.</summary>
    /// <param name="baseline">The baseline's numbers or bins; not constant.</param>
    /// <param name="baselineRows">Size of the one sample.</param>
    /// <param name="currentRows">Size of the other.</param>
    /// <param name="tail">How often the level may be exceeded.</param>
    internal NoiseLevel OfNumbers(Distribution baseline, long baselineRows, long currentRows, double tail) =>
        Level(new Key(baseline, baselineRows, currentRows), tail, () => TailFit.OfNumbers(
            WassersteinResampling.Effects(NoiseCells.OfNumbers(baseline), baselineRows, currentRows, Resamples, new SeededRandom(seed))));

    /// <summary>The noise of the Jensen–Shannon distance.</summary>
    /// <param name="identity">What the result is kept under: the baseline's distribution.</param>
    /// <param name="baselineCounts">The baseline's count of each category.</param>
    /// <param name="closed">Whether no further category is possible.</param>
    /// <param name="baselineRows">Size of the one sample.</param>
    /// <param name="currentRows">Size of the other.</param>
    /// <param name="tail">How often the level may be exceeded.</param>
    internal NoiseLevel OfCategories(
        object identity, IReadOnlyList<long> baselineCounts, bool closed, long baselineRows, long currentRows, double tail) =>
        Level(new Key(identity, baselineRows, currentRows), tail, () =>
        {
            double[] shares = NoiseCells.OfCategories(baselineCounts, closed);
            int resamples = shares.Length < ManyCategories ? Resamples : FewResamples;
            return TailFit.OfCategories(
                JensenShannonResampling.Effects(shares, baselineRows, currentRows, resamples, new SeededRandom(seed)));
        });

    private NoiseLevel Level(Key key, double tail, Func<TailFit> fit)
    {
        TailFit known = _fits.GetOrAdd(key, _ => fit());
        return new NoiseLevel(known.Quantile(tail), known.Resamples);
    }

    /// <summary>Distributions are told apart by identity: comparing thousands of counts would cost more than it saves.</summary>
    private readonly record struct Key(object Baseline, long BaselineRows, long CurrentRows)
    {
        public bool Equals(Key other) => ReferenceEquals(Baseline, other.Baseline)
            && BaselineRows == other.BaselineRows && CurrentRows == other.CurrentRows;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Baseline), BaselineRows, CurrentRows);
    }
}
