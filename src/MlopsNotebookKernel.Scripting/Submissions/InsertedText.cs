namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>Where text was put into a cell's lines before it was compiled, so that places can be told as the user sees them.</summary>
internal sealed class InsertedText
{
    private readonly ILookup<int, (int Column, int Length)> _byLine;

    private InsertedText(IEnumerable<(int Line, int Column, int Length)> insertions) =>
        _byLine = insertions.ToLookup(insertion => insertion.Line, insertion => (insertion.Column, insertion.Length));

    /// <summary>Nothing was put in.</summary>
    public static InsertedText None { get; } = new([]);

    /// <summary>Notes insertions.</summary>
    /// <param name="text">The text before them.</param>
    /// <param name="insertions">Their positions in it, in order, and what was put there.</param>
    public static InsertedText Of(string text, IReadOnlyList<(int Position, string Text)> insertions) => new(insertions.Select(insertion =>
    {
        ReadOnlySpan<char> before = text.AsSpan(0, insertion.Position);
        return (before.Count('\n') + 1, insertion.Position - before.LastIndexOf('\n'), insertion.Text.Length);
    }));

    /// <summary>The column that the user sees.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in the compiled text, from 1.</param>
    public int Column(int line, int column)
    {
        int shift = 0;
        foreach ((int at, int length) in _byLine[line])
        {
            if (column < at + shift + length)
            {
                return Math.Max(1, Math.Min(column - shift, at));
            }

            shift += length;
        }

        return column - shift;
    }
}
