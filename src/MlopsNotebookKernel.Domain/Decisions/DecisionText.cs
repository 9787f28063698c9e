using System.Text;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>What decides whether two decisions say the same.</summary>
/// <param name="Title">The question or title.</param>
/// <param name="Choice">What was chosen; null while it is open.</param>
/// <param name="Options">The options that were weighed, besides the chosen and the rejected ones.</param>
/// <param name="Rejected">What was not taken, and why.</param>
/// <param name="Evidence">What was measured or seen.</param>
/// <param name="Theme">A word that groups decisions; null for none.</param>
/// <param name="ReopenWhen">What would make the question open again; null when not said.</param>
public sealed record DecisionText(
    string Title,
    string? Choice,
    IReadOnlyList<string> Options,
    IReadOnlyList<RejectedOption> Rejected,
    IReadOnlyList<string> Evidence,
    string? Theme,
    string? ReopenWhen)
{
    /// <summary>What was supposed before it was tried; null when not said.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Whether another text says the same; line breaks and runs of spaces do not count.</summary>
    /// <param name="other">The other text.</param>
    public bool Says(DecisionText other) => Differences(other).Count == 0;

    /// <summary>The parts in which another text differs, in words for messages.</summary>
    /// <param name="other">The other text.</param>
    public IReadOnlyList<string> Differences(DecisionText other)
    {
        List<string> parts = [];
        void Compare(string part, IEnumerable<string> left, IEnumerable<string> right)
        {
            if (!left.Select(Line).SequenceEqual(right.Select(Line), StringComparer.Ordinal))
            {
                parts.Add(part);
            }
        }

        Compare("title", [Title], [other.Title]);
        Compare("hypothesis", [Hypothesis ?? ""], [other.Hypothesis ?? ""]);
        Compare("choice", [Choice ?? ""], [other.Choice ?? ""]);
        Compare("options", Options, other.Options);
        Compare("rejected options", Rejected.Select(Joined), other.Rejected.Select(Joined));
        Compare("evidence", Evidence, other.Evidence);
        Compare("theme", [Theme ?? ""], [other.Theme ?? ""]);
        Compare("reopen-when", [ReopenWhen ?? ""], [other.ReopenWhen ?? ""]);
        return parts;
    }

    /// <summary>The same text with every part on one line.</summary>
    public DecisionText Normalized() => new(
        Line(Title),
        Choice is null ? null : Line(Choice),
        [.. Options.Select(Line)],
        [.. Rejected.Select(option => new RejectedOption(Line(option.Option), Line(option.Why)))],
        [.. Evidence.Select(Line)],
        Theme is null ? null : Line(Theme),
        ReopenWhen is null ? null : Line(ReopenWhen))
    {
        Hypothesis = Hypothesis is null ? null : Line(Hypothesis),
    };

    /// <summary>A text on one line: runs of white space and control characters become one space.</summary>
    /// <param name="text">The text.</param>
    internal static string Line(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char letter in text)
        {
            bool space = char.IsWhiteSpace(letter) || char.IsControl(letter);
            if (!space)
            {
                line.Append(letter);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    private static string Joined(RejectedOption option) => $"{Line(option.Option)}\n{Line(option.Why)}";
}
