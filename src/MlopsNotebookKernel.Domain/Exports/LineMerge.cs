namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// Merges two texts that came from a third, line by line (diff3; Khanna, Kunal and Pierce 2007): what one side changed
/// and the other left alone is taken over, what both changed alike is taken once, and what they changed differently is
/// a conflict.
/// </summary>
public static class LineMerge
{
    /// <summary>Merges.</summary>
    /// <param name="origin">The digests of the lines that both texts came from; see <see cref="LineDigests"/>.</param>
    /// <param name="library">The library's text, line ends as LF.</param>
    /// <param name="notebook">What the notebook makes, line ends as LF.</param>
    /// <param name="prefer">Whose lines stand where both changed.</param>
    public static MergedText Of(IReadOnlyList<string> origin, string library, string notebook, MergeSide prefer = MergeSide.Neither)
    {
        string[] from = [.. origin];
        string[] ours = library.Split('\n');
        string[] theirs = notebook.Split('\n');
        string[] ourDigests = LineDigests.Of(ours);
        string[] theirDigests = LineDigests.Of(theirs);
        int[] toOurs = LineMatches.Between(from, ourDigests);
        int[] toTheirs = LineMatches.Between(from, theirDigests);
        List<string> merged = [];
        List<MergeConflict> conflicts = [];
        (int Origin, int Ours, int Theirs) at = (0, 0, 0);
        while (at.Origin < from.Length || at.Ours < ours.Length || at.Theirs < theirs.Length)
        {
            if (at.Origin < from.Length && toOurs[at.Origin] == at.Ours && toTheirs[at.Origin] == at.Theirs)
            {
                merged.Add(ours[at.Ours]);
                at = (at.Origin + 1, at.Ours + 1, at.Theirs + 1);
                continue;
            }

            int next = at.Origin;
            while (next < from.Length && (toOurs[next] < 0 || toTheirs[next] < 0))
            {
                next++;
            }

            (int Origin, int Ours, int Theirs) to = next < from.Length
                ? (next, toOurs[next], toTheirs[next])
                : (from.Length, ours.Length, theirs.Length);
            ReadOnlySpan<string> before = from.AsSpan(at.Origin..to.Origin);
            ReadOnlySpan<string> our = ourDigests.AsSpan(at.Ours..to.Ours);
            ReadOnlySpan<string> their = theirDigests.AsSpan(at.Theirs..to.Theirs);
            bool isOurs = their.SequenceEqual(before) || their.SequenceEqual(our);
            if (isOurs || (prefer == MergeSide.Library && !our.SequenceEqual(before)))
            {
                merged.AddRange(ours[at.Ours..to.Ours]);
            }
            else if (our.SequenceEqual(before) || prefer == MergeSide.Notebook)
            {
                merged.AddRange(theirs[at.Theirs..to.Theirs]);
            }
            else
            {
                conflicts.Add(new MergeConflict(at.Ours + 1, ours[at.Ours..to.Ours], theirs[at.Theirs..to.Theirs]));
            }

            at = to;
        }

        return new MergedText(conflicts.Count > 0 ? null : string.Join('\n', merged), conflicts);
    }
}
