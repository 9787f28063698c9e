namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>Finds decisions by their words. Letters compare without regard to case, ordinally.</summary>
public static class DecisionSearch
{
    /// <summary>The decisions that hold every word somewhere in their text.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="words">The words; none matches all. A name such as <c>HourOfDay</c> also stands for the words "hour of day".</param>
    /// <param name="theme">Only this theme; null for any.</param>
    /// <param name="features">Only decisions that speak of each of these columns or features, however they write the name.</param>
    /// <param name="rejected">Whether only decisions that rejected something are wanted, and words and features must occur in what they rejected.</param>
    /// <param name="status">Only this status; null for any.</param>
    public static IReadOnlyList<Decision> Find(
        IReadOnlyList<Decision> decisions, IReadOnlyList<string> words, string? theme, IReadOnlyList<string> features, bool rejected, DecisionStatus? status) =>
        [.. decisions.Where(decision =>
            (status is null || decision.Status == status)
            && (theme is null || string.Equals(decision.Text.Theme, theme, StringComparison.OrdinalIgnoreCase))
            && (!rejected || decision.Text.Rejected.Count > 0)
            && features.All(feature => Texts(decision, rejected).Any(text => Names(text, feature)))
            && words.All(word => Texts(decision, rejected).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase) || Names(text, word))))];

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

    /// <summary>Whether whole words of a text, run together, are a name: "the hour of day" names <c>HourOfDay</c> and <c>hour_of_day</c>.</summary>
    private static bool Names(string text, string name)
    {
        string wanted = string.Concat(Words(name));
        string[] words = [.. Words(text)];
        for (int first = 0; first < words.Length && wanted.Length > 0; first++)
        {
            int matched = 0;
            for (int word = first; word < words.Length && string.CompareOrdinal(wanted, matched, words[word], 0, words[word].Length) == 0; word++)
            {
                matched += words[word].Length;
                if (matched == wanted.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int at = 0; at <= text.Length; at++)
        {
            bool isPart = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (isPart && start < 0)
            {
                start = at;
            }
            else if (!isPart && start >= 0)
            {
                yield return text[start..at].ToLowerInvariant();
                start = -1;
            }
        }
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
