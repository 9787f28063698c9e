namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>How many rows each class has, over a table and in each of its segments.</summary>
public sealed class ClassCounts
{
    private readonly Dictionary<string, long> _overall = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, long>> _segments = new(StringComparer.Ordinal);

    /// <summary>Rows by class over the whole table.</summary>
    public IReadOnlyDictionary<string, long> Overall => _overall;

    /// <summary>Rows by class in each segment.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, long>> Segments => _segments;

    /// <summary>Counts rows.</summary>
    /// <param name="class">Their class.</param>
    /// <param name="segment">Their segment; null without segments.</param>
    /// <param name="rows">How many.</param>
    public void Add(string @class, string? segment = null, long rows = 1)
    {
        _overall[@class] = _overall.GetValueOrDefault(@class) + rows;
        if (segment is null)
        {
            return;
        }

        if (!_segments.TryGetValue(segment, out Dictionary<string, long>? counts))
        {
            _segments.Add(segment, counts = new Dictionary<string, long>(StringComparer.Ordinal));
        }

        counts[@class] = counts.GetValueOrDefault(@class) + rows;
    }
}
