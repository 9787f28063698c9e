using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Changes to the text of one cell, so that comments and layout of what stays are kept as the author wrote them.</summary>
/// <param name="text">The cell's text.</param>
internal sealed class CodeEdits(SourceText text)
{
    private readonly SortedDictionary<int, TextChange> _changes = [];

    /// <summary>Replaces a span; a span that was replaced already is left as it was.</summary>
    /// <param name="span">What to replace.</param>
    /// <param name="replacement">By what.</param>
    public void Replace(TextSpan span, string replacement) => _changes.TryAdd(span.Start, new TextChange(span, replacement));

    /// <summary>Inserts text.</summary>
    /// <param name="position">Where.</param>
    /// <param name="insertion">What.</param>
    public void Insert(int position, string insertion) => Replace(new TextSpan(position, 0), insertion);

    /// <summary>A span of the cell with the changes inside it made.</summary>
    /// <param name="span">The span.</param>
    public string Render(TextSpan span)
    {
        StringBuilder result = new();
        int position = span.Start;
        foreach (TextChange change in _changes.Values)
        {
            if (change.Span.Start < position || change.Span.End > span.End)
            {
                continue;
            }

            result.Append(text.ToString(TextSpan.FromBounds(position, change.Span.Start))).Append(change.NewText);
            position = change.Span.End;
        }

        return result.Append(text.ToString(TextSpan.FromBounds(position, span.End))).ToString();
    }
}
