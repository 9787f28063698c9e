namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>The cheapest thing that mends a difference.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Text">The same as a sentence, with the line to paste where there is one.</param>
/// <param name="Cell">The number of the cell to run again from; null for other kinds.</param>
public sealed record Remedy(RemedyKind Kind, string Text, int? Cell = null)
{
    /// <summary>Nothing to do.</summary>
    public static Remedy Nothing { get; } = new(RemedyKind.Nothing, "Nothing to do.");

    /// <summary>Pin again.</summary>
    public static Remedy Restamp { get; } = new(RemedyKind.Restamp, "Pin again with --update.");

    /// <summary>Run again from a cell on, then pin again.</summary>
    /// <param name="cell">The cell's number.</param>
    public static Remedy RerunFrom(int cell) => new(
        RemedyKind.Rerun, FormattableString.Invariant($"Re-run from cell {cell}, then pin with --update."), cell);

    /// <summary>The one remedy that mends several differences: each kind's dearest, re-running from the first cell named.</summary>
    /// <param name="remedies">The remedies of the differences.</param>
    public static IReadOnlyList<Remedy> Together(IEnumerable<Remedy> remedies)
    {
        Remedy[] needed = [.. remedies.Where(remedy => remedy.Kind != RemedyKind.Nothing).Distinct()];
        Remedy? rerun = needed.Where(remedy => remedy.Kind == RemedyKind.Rerun).MinBy(remedy => remedy.Cell);
        Remedy[] others = [.. needed.Where(remedy => remedy.Kind is RemedyKind.RestoreData or RemedyKind.ReturnToCommit).OrderBy(remedy => remedy.Kind)];

        // A run pins anew, so that pinning again by itself is not needed beside it.
        return needed.Length == 0 ? [Nothing]
            : rerun is not null ? [.. others, rerun]
            : others.Length > 0 ? others
            : [Restamp];
    }
}
