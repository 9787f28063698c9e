namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>Finds decisions by their words. Letters compare without regard to case, ordinally.</summary>
public static class DecisionSearch
{
    /// <summary>The decisions that hold every word somewhere in their text.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="words">The words; none matches all.</param>
    /// <param name="theme">Only this theme; null for any.</param>
    /// <param name="rejected">Whether only decisions that rejected something are wanted, and words must occur in what they rejected.</param>
    /// <param name="status">Only this status; null for any.</param>
    public static IReadOnlyList<Decision> Find(
        IReadOnlyList<Decision> decisions, IReadOnlyList<string> words, string? theme, bool rejected, DecisionStatus? status) =>
        [.. decisions.Where(decision =>
            (status is null || decision.Status == status)
            && (theme is null || string.Equals(decision.Text.Theme, theme, StringComparison.OrdinalIgnoreCase))
            && (!rejected || decision.Text.Rejected.Count > 0)
            && words.All(word => Texts(decision, rejected).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))))];

    /// <summary>
    /// The earlier rejections that a new choice takes up again: those whose option occurs in the choice, as whole words.
    /// </summary>
    /// <param name="decisions">The earlier decisions; superseded and deprecated ones no longer count.</param>
    /// <param name="choice">What is chosen now.</param>
    public static IReadOnlyList<(Decision Decision, RejectedOption Option)> TakenUpAgain(IEnumerable<Decision> decisions, string choice) =>
        [.. decisions
            .Where(decision => decision.Status is not (DecisionStatus.Superseded or DecisionStatus.Deprecated))
            .SelectMany(decision => decision.Text.Rejected.Select(option => (decision, option)))
            .Where(pair => HasWords(choice, pair.option.Option))];

    private static IEnumerable<string> Texts(Decision decision, bool rejected)
    {
        IEnumerable<string> options = decision.Text.Rejected.SelectMany(option => new[] { option.Option, option.Why });
        return rejected
            ? options
            : options.Concat(decision.Text.Options).Concat(decision.Text.Evidence)
                .Concat([decision.Text.Title, decision.Text.Choice ?? "", decision.Text.Theme ?? "", decision.Text.ReopenWhen ?? "", decision.Text.Hypothesis ?? "", decision.Id]);
    }

    private static bool HasWords(string text, string words)
    {
        if (words.Length < 3)
        {
            return false;
        }

        for (int at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            bool starts = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            bool ends = at + words.Length == text.Length || !char.IsLetterOrDigit(text[at + words.Length]);
            if (starts && ends)
            {
                return true;
            }
        }

        return false;
    }
}
