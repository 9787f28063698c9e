namespace MlopsNotebookKernel.Domain.Notebooks.Differences;

/// <summary>How often each word and sign occurs in a text; what is left of a text whose order does not matter.</summary>
internal sealed class CellWords
{
    private readonly Dictionary<string, int> _counts;
    private readonly int _total;

    private CellWords(Dictionary<string, int> counts)
    {
        _counts = counts;
        _total = counts.Values.Sum();
    }

    /// <summary>Counts the words of a text: runs of letters and digits, and each other sign but white space.</summary>
    /// <param name="text">The text.</param>
    public static CellWords Of(string text)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        int start = -1;
        for (int index = 0; index <= text.Length; index++)
        {
            bool isLetter = index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] == '_');
            if (isLetter)
            {
                start = start < 0 ? index : start;
                continue;
            }

            if (start >= 0)
            {
                Count(text[start..index]);
                start = -1;
            }

            if (index < text.Length && !char.IsWhiteSpace(text[index]))
            {
                Count(text[index].ToString());
            }
        }

        return new CellWords(counts);

        void Count(string word) => counts[word] = counts.GetValueOrDefault(word) + 1;
    }

    /// <summary>The share of words in common, 0 to 1 (Dice 1945, over multisets); 0 where either text has none.</summary>
    /// <param name="other">The other text's words.</param>
    public double Likeness(CellWords other)
    {
        (CellWords small, CellWords large) = _counts.Count <= other._counts.Count ? (this, other) : (other, this);
        int common = small._counts.Sum(word => Math.Min(word.Value, large._counts.GetValueOrDefault(word.Key)));
        return _total == 0 || other._total == 0 ? 0 : 2.0 * common / (_total + other._total);
    }
}
