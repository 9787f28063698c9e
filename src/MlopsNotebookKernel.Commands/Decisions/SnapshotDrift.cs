using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>Says whether a later snapshot of the same name drifted from an earlier one: by their frozen profiles, so no data is read.</summary>
internal sealed class SnapshotDrift
{
    private const int MostColumns = 3;

    private readonly Dictionary<(string Was, string Now), string?> _known = [];

    /// <summary>What drifted, as a clause that goes with the later snapshot; null where one of them is no table or is gone.</summary>
    /// <param name="was">The earlier one, <c>name@id</c>.</param>
    /// <param name="now">The later one, <c>name@id</c>.</param>
    /// <param name="snapshots">The snapshots there are.</param>
    public string? Between(string was, string now, ISnapshotStore snapshots)
    {
        if (!_known.TryGetValue((was, now), out string? clause))
        {
            clause = Find(was, snapshots)?.Profile is { } baseline && Find(now, snapshots)?.Profile is { } current
                ? Clause(DriftAnalyzer.Compare(baseline, current))
                : null;
            _known[(was, now)] = clause;
        }

        return clause;
    }

    // The decision may have been written by hand, with the beginning of an id, or of a snapshot that is gone.
    private static SnapshotManifest? Find(string reference, ISnapshotStore snapshots)
    {
        string[] parts = reference.Split('@');
        return snapshots.Named(parts[0]).FirstOrDefault(manifest => manifest.Id.StartsWith(parts[1], StringComparison.Ordinal));
    }

    private static string Clause(DriftReport report)
    {
        string[] drifted = [.. report.Columns.Where(column => column.Verdict == DriftVerdict.Drifted).Select(column => column.Name)];
        return drifted.Length > 0
            ? $"in which {string.Join(", ", drifted.Take(MostColumns))}{(drifted.Length > MostColumns ? $" and {drifted.Length - MostColumns} more" : "")} drifted"
            : report.Verdict == DriftVerdict.Unclear
                ? "with too few rows to tell whether it drifted"
                : "in which nothing drifted";
    }
}
