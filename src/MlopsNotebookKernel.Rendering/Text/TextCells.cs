using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Rendering.Text;

/// <summary>Measures, cleans, pads and wraps text by the cells it takes in a terminal.</summary>
public static class TextCells
{
    /// <summary>
    /// Makes text safe for a terminal: control characters (which could move the cursor or change colours) and
    /// direction overrides become U+FFFD; a tab becomes a space; line ends stay.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (rune.Value != '\n' && (Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
            {
                clean.Append('\uFFFD');
            }
            else
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>The number of terminal cells a line takes: 2 for wide East Asian letters and emoji, 0 for marks.</summary>
    /// <param name="line">A line without line ends.</param>
    public static int Width(string line)
    {
        int width = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>The line filled with spaces to a width; longer lines stay as they are.</summary>
    /// <param name="line">A line without line ends.</param>
    /// <param name="width">Cells.</param>
    /// <param name="right">Whether the text stands at the right.</param>
    public static string Pad(string line, int width, bool right = false)
    {
        string fill = new(' ', Math.Max(0, width - Width(line)));
        return right ? fill + line : line + fill;
    }

    /// <summary>The line cut to a width, with an ellipsis where something was cut.</summary>
    /// <param name="line">A line without line ends.</param>
    /// <param name="width">Cells; at least 1.</param>
    public static string Clip(string line, int width)
    {
        if (Width(line) <= width)
        {
            return line;
        }

        StringBuilder clipped = new();
        int used = 1;
        foreach (Rune rune in line.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width)
            {
                break;
            }

            clipped.Append(rune);
        }

        return clipped.ToString().TrimEnd() + "…";
    }

    /// <summary>Breaks text into lines of at most a width: at spaces where it can, inside a word where it must.</summary>
    /// <param name="text">Text; its own line ends are kept.</param>
    /// <param name="width">Cells; at least 2.</param>
    /// <returns>At least one line.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        foreach (string paragraph in text.Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' '))
            {
                string rest = word;
                if (line.Length > 0 && Width(line) + 1 + Width(rest) <= width)
                {
                    line = $"{line} {rest}";
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                while (Width(rest) > width)
                {
                    string head = Head(rest, width);
                    lines.Add(head);
                    rest = rest[head.Length..];
                }

                line = rest;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static string Head(string word, int width)
    {
        int used = 0;
        int length = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width && length > 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return word[..length];
    }

    // The wide ranges of Unicode's East Asian Width that occur in practice; a full table would add little.
    private static int Width(Rune rune)
    {
        int value = rune.Value;
        if (value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        return value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF)
            or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
            or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;
    }
}
