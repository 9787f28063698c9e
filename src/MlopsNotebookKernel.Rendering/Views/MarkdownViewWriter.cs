using System.Text;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// Writes a view as Markdown (GitHub's) for summaries of jobs and for chats: headings, tables and paragraphs; charts as
/// their captions; pictures are left out. Texts may come out of anybody's files: nothing in them is read as markup.
/// </summary>
public static class MarkdownViewWriter
{
    /// <summary>Writes a view.</summary>
    /// <param name="view">The view.</param>
    public static string Write(View view)
    {
        StringBuilder text = new();
        string sign = StatusMark.Sign(view.Status);
        text.Append("### ").Append(sign.Length == 0 ? "" : $"{sign} ").Append(Line(view.Summary)).Append('\n');
        Blocks(view.Blocks, text);
        return text.ToString();
    }

    private static void Blocks(IEnumerable<ViewBlock> blocks, StringBuilder text)
    {
        foreach (ViewBlock block in blocks.Where(block => block is not ViewBlock.Picture))
        {
            text.Append('\n');
            Block(block, text);
        }
    }

    private static void Block(ViewBlock block, StringBuilder text)
    {
        switch (block)
        {
            case ViewBlock.Paragraph paragraph:
                text.Append(Line(paragraph.Text)).Append('\n');
                break;
            case ViewBlock.Heading heading:
                text.Append("#### ").Append(Line(heading.Text)).Append('\n');
                break;
            case ViewBlock.Callout callout:
                text.Append("> ").Append(StatusMark.Sign(callout.Status)).Append(" **").Append(StatusMark.Word(callout.Status)).Append(":** ").Append(Line(callout.Text)).Append('\n');
                break;
            case ViewBlock.Facts facts:
                foreach ((string label, string value) in facts.Items)
                {
                    text.Append("- **").Append(Line(label)).Append("** ").Append(Line(value)).Append('\n');
                }

                break;
            case ViewBlock.Table table:
                Table(table, text);
                break;
            case ViewBlock.Chart chart:
                text.Append('*').Append(Line(chart.Drawing.Caption ?? chart.Drawing.Title)).Append("*\n");
                break;
            case ViewBlock.Code code:
                Code(code, text);
                break;
            case ViewBlock.Fold fold:
                text.Append("<details><summary>").Append(Line(fold.Summary)).Append("</summary>\n");
                Blocks(fold.Blocks, text);
                text.Append("\n</details>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "This block is not known.");
        }
    }

    private static void Table(ViewBlock.Table table, StringBuilder text)
    {
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => Line(column.Title))).Append(" |\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => column.IsNumeric ? "---:" : "---")).Append(" |\n");
        foreach (IReadOnlyList<ViewCell> row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        }

        if (table.Note is not null)
        {
            text.Append('\n').Append(Line(table.Note)).Append('\n');
        }
    }

    private static string Cell(ViewCell cell)
    {
        string sign = StatusMark.Sign(cell.Status);
        return sign.Length == 0 ? Line(cell.Text) : $"{sign} {Line(cell.Text)}";
    }

    // A fence longer than any run of backticks in the text cannot be closed by it.
    private static void Code(ViewBlock.Code code, StringBuilder text)
    {
        string content = TextCells.Clean(code.Text).TrimEnd('\n');
        int longest = 2;
        int run = 0;
        foreach (char letter in content)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', longest + 1);
        text.Append(fence).Append(code.Language).Append('\n').Append(content).Append('\n').Append(fence).Append('\n');
    }

    private static string Line(string text)
    {
        StringBuilder line = new();
        foreach (char letter in TextCells.Clean(text).Replace('\n', ' '))
        {
            switch (letter)
            {
                case '&':
                    line.Append("&amp;");
                    break;
                case '<':
                    line.Append("&lt;");
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!' or '>':
                    line.Append('\\').Append(letter);
                    break;
                case '@':
                    // Names of people are not called upon.
                    line.Append("&#64;");
                    break;
                default:
                    line.Append(letter);
                    break;
            }
        }

        return line.ToString();
    }
}
