using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>A column's comparison, before it is judged: how many columns are judged sets how sure each must be.</summary>
internal sealed class ColumnComparison
{
    private readonly ColumnProfile _baseline;
    private readonly ColumnProfile _current;
    private readonly DriftNoise _noise;
    private readonly ValueComparison? _values;

    private ColumnComparison(ColumnProfile baseline, ColumnProfile current, ValueComparison? values, DriftNoise noise)
    {
        _baseline = baseline;
        _current = current;
        _values = values;
        _noise = noise;
    }

    /// <summary>How many effects are held against noise: that of values, and that of missing values where there are any.</summary>
    public int Tests => (_values is null ? 0 : 1) + (HasMissing ? 1 : 0);

    private bool HasMissing => _baseline.Missing > 0 || _current.Missing > 0;

    /// <summary>Compares a column.</summary>
    /// <param name="baseline">The baseline's profile.</param>
    /// <param name="current">The current profile, of a comparable type.</param>
    /// <param name="raw">All values of both sides, where they are to be used; null otherwise.</param>
    /// <param name="noise">Gives noise levels.</param>
    public static ColumnComparison Of(ColumnProfile baseline, ColumnProfile current, RawColumn? raw, DriftNoise noise)
    {
        ValueComparison? values = null;
        if (baseline.Distribution.Count > 0 && current.Distribution.Count > 0)
        {
            values = baseline.Type is ColumnType.Boolean or ColumnType.Text
                ? CategoryComparison.Compare(baseline.Distribution, current.Distribution, baseline.Type == ColumnType.Boolean, noise)
                : NumericComparison.Compare(baseline, current, raw, noise);
        }

        return new ColumnComparison(baseline, current, values, noise);
    }

    /// <summary>Judges the column.</summary>
    /// <param name="options">What matters.</param>
    /// <param name="tail">How often noise may be exceeded without drift.</param>
    public ColumnDrift Judge(DriftOptions options, double tail)
    {
        double threshold = options.ThresholdOf(_baseline.Name);
        long n = _baseline.Distribution.Count;
        long m = _current.Distribution.Count;
        Judgement? values = _values is null
            ? null
            : DriftJudge.Judge(_values.Measure, _values.Effect, _values.Error, threshold, _values.Noise(tail), n, m);
        MissingDrift? missing = HasMissing && _baseline.Rows > 0 && _current.Rows > 0 ? JudgeMissing(threshold, tail) : null;
        bool missingLeads = missing is not null && (values is null || missing.Judgement.Verdict > values.Verdict);
        return new ColumnDrift(
            _baseline.Name,
            _current.Type,
            (DriftVerdict)Math.Max((int)(values?.Verdict ?? DriftVerdict.Steady), (int)(missing?.Judgement.Verdict ?? DriftVerdict.Steady)),
            n,
            m,
            values,
            missing,
            missingLeads ? new ShareMove("missing", missing!.Baseline, missing.Current) : _values?.Moved,
            _values?.New ?? [],
            _values?.Vanished ?? [],
            _values?.Statistics,
            _values?.Picture);
    }

    private MissingDrift JudgeMissing(double threshold, double tail)
    {
        long[] before = [_baseline.Missing, _baseline.Rows - _baseline.Missing];
        long[] now = [_current.Missing, _current.Rows - _current.Missing];
        BinnedShares shares = new(before, now);
        NoiseLevel noise = _noise.OfCategories(_baseline, before, closed: true, _baseline.Rows, _current.Rows, tail);
        return new MissingDrift(
            shares.Baseline[0],
            shares.Current[0],
            shares.ChiSquare()?.PValue ?? 1,
            DriftJudge.Judge(
                DriftMeasure.JensenShannon, shares.JensenShannon().Value, 0, threshold, noise, _baseline.Rows, _current.Rows));
    }
}
