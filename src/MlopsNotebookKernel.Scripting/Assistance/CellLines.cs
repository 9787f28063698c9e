using MlopsNotebookKernel.Scripting.Cells;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>A cell as it is written: which of its lines are C#, and where each is.</summary>
internal sealed class CellLines
{
    private readonly string _text;
    private readonly List<(int Start, int End)> _lines;
    private readonly bool[] _isCode;

    private CellLines(string text, List<(int Start, int End)> lines, bool[] isCode)
    {
        _text = text;
        _lines = lines;
        _isCode = isCode;
    }

    /// <summary>The C# of the cell; all other lines are blank, and every character keeps its place.</summary>
    public string Code
    {
        get
        {
            char[] code = _text.ToCharArray();
            for (int index = 0; index < _lines.Count; index++)
            {
                if (!_isCode[index])
                {
                    code.AsSpan(_lines[index].Start.._lines[index].End).Fill(' ');
                }
            }

            return new string(code);
        }
    }

    /// <summary>Reads a cell.</summary>
    /// <param name="text">The cell's text.</param>
    public static CellLines Of(string text)
    {
        List<(int Start, int End)> lines = Lines(text);
        bool[] isCode = new bool[lines.Count];
        SplitCell split = CellSplitter.Split(text, "csharp");
        foreach (CellSegment.Code segment in split.Segments.OfType<CellSegment.Code>())
        {
            int end = segment.Text.Count(character => character == '\n') + 1;
            isCode.AsSpan((segment.Line - 1)..Math.Min(end, isCode.Length)).Fill(true);
        }

        foreach (CellDirective directive in split.Directives)
        {
            isCode[directive.Line - 1] = false;
        }

        CellLines cell = new(text, lines, isCode);
        for (int index = 0; index < lines.Count; index++)
        {
            // A magic line or directive that is only begun is code to the splitter.
            if (isCode[index] && cell.IsBegunMagic(index))
            {
                isCode[index] = false;
            }
        }

        return cell;
    }

    /// <summary>The line at a position.</summary>
    /// <param name="position">An offset into the cell's text.</param>
    /// <returns>Its text, where it begins, and whether it is C#.</returns>
    public (string Text, int Start, bool IsCode) At(int position)
    {
        int index = Math.Max(0, _lines.FindLastIndex(line => line.Start <= position));
        (int start, int end) = _lines[index];
        return (_text[start..end], start, _isCode[index]);
    }

    private bool IsBegunMagic(int index)
    {
        (int start, int end) = _lines[index];
        ReadOnlySpan<char> line = _text.AsSpan(start..end).TrimStart();
        bool begins = line is "#" || line.StartsWith("#!") || line.StartsWith("#r ") || line.StartsWith("#i ") || line.StartsWith("#load ") || line is "#r" or "#i";
        if (!begins)
        {
            return false;
        }

        List<string> before = [];
        for (int earlier = index - 1; earlier >= 0 && _isCode[earlier]; earlier--)
        {
            before.Insert(0, _text[_lines[earlier].Start.._lines[earlier].End]);
        }

        return !CellSplitter.IsInsideToken(before);
    }

    /// <summary>The lines, parted where the splitter parts them.</summary>
    private static List<(int Start, int End)> Lines(string text)
    {
        List<(int Start, int End)> lines = [];
        int start = 0;
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] is '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                lines.Add((start, index));
                index += text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n' ? 1 : 0;
                start = index + 1;
            }
        }

        lines.Add((start, text.Length));
        return lines;
    }
}
