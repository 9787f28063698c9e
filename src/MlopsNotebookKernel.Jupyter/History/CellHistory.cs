using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Jupyter.History;

/// <summary>The cells that this session ran, for consoles that bring them back.</summary>
internal sealed class CellHistory
{
    /// <summary>The number that this session has; there is no other.</summary>
    public const int Session = 1;

    private const int Limit = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Queue<HistoryEntry> _entries = new();

    /// <summary>Adds a run; the oldest is forgotten once there are ten thousand.</summary>
    /// <param name="entry">The run.</param>
    public void Add(HistoryEntry entry)
    {
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Limit)
            {
                _entries.Dequeue();
            }
        }
    }

    /// <summary>The last runs, oldest first.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<HistoryEntry> Tail(int count) => [.. All().TakeLast(count)];

    /// <summary>The runs of a session.</summary>
    /// <param name="session">The session: 0 means this one.</param>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The number after the last; null for all.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop) => session is 0 or Session
        ? [.. All().Where(entry => entry.Number >= start && (stop is null || entry.Number < stop))]
        : [];

    /// <summary>The last runs whose text fits a pattern, oldest first.</summary>
    /// <param name="pattern">Any text, with <c>*</c> for any characters and <c>?</c> for one; it fits the whole text.</param>
    /// <param name="count">How many; null for all.</param>
    /// <param name="unique">Whether of equal texts only the latest counts.</param>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        // Without backtracking, and with a limit: the pattern is anybody's.
        Regex regex = new(
            "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
            RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
            Patience);
        IEnumerable<HistoryEntry> found = All().Where(entry => regex.IsMatch(entry.Source));
        if (unique)
        {
            found = found.Reverse().DistinctBy(entry => entry.Source).Reverse();
        }

        return count is { } limit ? [.. found.TakeLast(limit)] : [.. found];
    }

    private HistoryEntry[] All()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }
}
