using System.Text;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>Writes a view as text for a terminal: at most 100 cells wide, aligned, no escape sequences.</summary>
internal static class TextViewWriter
{
    /// <summary>The width of lines, in terminal cells.</summary>
    public const int Width = 100;

    public static string Write(View view)
    {
        StringBuilder text = new();
        string sign = StatusMark.Sign(view.Status);
        text.Append(sign.Length == 0 ? "" : $"{sign} ").Append(TextCells.Clean(view.Summary).Replace('\n', ' '));
        foreach (ViewBlock block in view.Blocks.Where(block => block is not ViewBlock.Picture))
        {
            text.Append("\n\n").AppendJoin('\n', Block(block, Width));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Block(ViewBlock block, int width) => block switch
    {
        ViewBlock.Paragraph paragraph => TextCells.Wrap(TextCells.Clean(paragraph.Text), width),
        ViewBlock.Heading heading => Heading(TextCells.Clean(heading.Text), width),
        ViewBlock.Callout callout => Callout(callout, width),
        ViewBlock.Facts facts => Facts(facts, width),
        ViewBlock.Table table => Table(table, width),
        ViewBlock.Chart chart => TextFigure.Lines(chart.Drawing, width),
        ViewBlock.Code code => TextCells.Clean(code.Text).TrimEnd('\n').Split('\n').Select(line => $"    {line}"),
        ViewBlock.Fold fold => Fold(fold, width),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "This block is not known."),
    };

    private static IEnumerable<string> Heading(string text, int width)
    {
        string line = TextCells.Clip(text.Replace('\n', ' '), width);
        return [line, new string('─', TextCells.Width(line))];
    }

    private static IEnumerable<string> Callout(ViewBlock.Callout callout, int width)
    {
        string sign = callout.Status == ViewStatus.Neutral ? "·" : StatusMark.Sign(callout.Status);
        string text = $"{StatusMark.Word(callout.Status)}: {TextCells.Clean(callout.Text)}";
        return TextCells.Wrap(text, width - 2).Select((line, index) => (index == 0 ? $"{sign} " : "  ") + line);
    }

    private static IEnumerable<string> Facts(ViewBlock.Facts facts, int width)
    {
        if (facts.Items.Count == 0)
        {
            yield break;
        }

        int labels = Math.Min(width / 3, facts.Items.Max(item => TextCells.Width(TextCells.Clean(item.Label))));
        foreach ((string label, string value) in facts.Items)
        {
            string clipped = TextCells.Clip(TextCells.Clean(label).Replace('\n', ' '), labels);
            IReadOnlyList<string> lines = TextCells.Wrap(TextCells.Clean(value), width - labels - 2);
            for (int line = 0; line < lines.Count; line++)
            {
                yield return $"{TextCells.Pad(line == 0 ? clipped : "", labels)}  {lines[line]}".TrimEnd();
            }
        }
    }

    private static IEnumerable<string> Table(ViewBlock.Table table, int width)
    {
        IEnumerable<string> lines = TextTable.Lines(table, width);
        return table.Note is null ? lines : lines.Concat(TextCells.Wrap(TextCells.Clean(table.Note), width));
    }

    // A terminal cannot unfold: what is folded is named, and is whole in the HTML and JSON of the same result.
    private static IEnumerable<string> Fold(ViewBlock.Fold fold, int width)
    {
        yield return $"{(fold.Open ? "▾" : "▸")} {TextCells.Clean(fold.Summary).Replace('\n', ' ')}";
        if (!fold.Open)
        {
            yield break;
        }

        bool first = true;
        foreach (ViewBlock block in fold.Blocks.Where(block => block is not ViewBlock.Picture))
        {
            if (!first)
            {
                yield return "";
            }

            first = false;
            foreach (string line in Block(block, width - 2))
            {
                yield return line.Length == 0 ? "" : $"  {line}";
            }
        }
    }
}
