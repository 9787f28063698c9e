namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>Collects what comparing finds.</summary>
/// <param name="rules">Judges values.</param>
public sealed class Findings(ValueRules rules)
{
    /// <summary>How many differences of a cell are told; the rest are counted.</summary>
    public const int Most = 40;

    private const int LongestText = 400;

    private readonly List<OutputDifference> _differences = [];
    private readonly SortedSet<string> _masked = new(StringComparer.Ordinal);
    private double? _deviation;
    private int _more;

    /// <summary>How many places differ so far.</summary>
    public int Count => _differences.Count + _more;

    /// <summary>Whether two texts count as the same; nothing is noted.</summary>
    /// <param name="stored">The text stored.</param>
    /// <param name="now">The text now.</param>
    public bool IsSame(string stored, string now) => rules.Judge(stored, now).IsSame;

    /// <summary>Compares two values and notes what it finds.</summary>
    /// <param name="place">Where they stand.</param>
    /// <param name="stored">The value stored; null where there is none.</param>
    /// <param name="now">The value now; null where there is none.</param>
    public void Compare(string place, string? stored, string? now)
    {
        ValueJudgement judgement = stored is null || now is null ? ValueJudgement.Different : rules.Judge(stored, now);
        if (!judgement.IsSame)
        {
            Add(place, stored, now);
            return;
        }

        _masked.UnionWith(judgement.Masked);
        _deviation = judgement.Deviation is { } deviation ? Math.Max(deviation, _deviation ?? 0) : _deviation;
    }

    /// <summary>Notes a difference.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="stored">What is stored.</param>
    /// <param name="now">What is there now.</param>
    public void Add(string place, string? stored, string? now)
    {
        if (_differences.Count < Most)
        {
            _differences.Add(new OutputDifference(place, Clip(stored), Clip(now)));
        }
        else
        {
            _more++;
        }
    }

    /// <summary>The comparison of a cell whose outputs are not the same to the byte.</summary>
    public CellComparison ToComparison() => new(
        Count > 0 ? CellVerdict.Different : _deviation is null && _masked.Count > 0 ? CellVerdict.Identical : CellVerdict.WithinTolerance,
        [.. _masked],
        _deviation,
        [.. _differences],
        _more);

    private static string? Clip(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "…" : text;
}
