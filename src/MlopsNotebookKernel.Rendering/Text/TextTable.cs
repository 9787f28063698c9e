using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Text;

/// <summary>
/// Sets a table as aligned text. Columns that are too wide wrap inside their cells; when even that does not fit,
/// the table is set in parts, each starting with the first column again, so that nothing is cut off.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2;
    private const int LeastWidth = 12;

    public static IEnumerable<string> Lines(ViewBlock.Table table, int width)
    {
        string[][] cells = [.. table.Rows.Select(row => row.Select(Text).ToArray())];
        int[] natural = new int[table.Columns.Count];
        for (int column = 0; column < natural.Length; column++)
        {
            natural[column] = Math.Max(
                Widest(TextCells.Clean(table.Columns[column].Title)),
                cells.Length == 0 ? 0 : cells.Max(row => Widest(row[column])));
        }

        bool first = true;
        foreach (int[] part in Parts(natural, width))
        {
            if (!first)
            {
                yield return "";
            }

            first = false;
            foreach (string line in PartLines(table, cells, natural, part, width))
            {
                yield return line;
            }
        }
    }

    private static string Text(ViewCell cell)
    {
        string text = TextCells.Clean(cell.Text);
        string sign = StatusMark.Sign(cell.Status);
        return sign.Length == 0 ? text : $"{sign} {text}";
    }

    private static int Widest(string text) => text.Split('\n').Max(TextCells.Width);

    private static List<int[]> Parts(int[] natural, int width)
    {
        List<int[]> parts = [];
        List<int> part = [];
        int used = 0;
        for (int column = 0; column < natural.Length; column++)
        {
            int need = Math.Min(natural[column], LeastWidth) + Gap;
            if (part.Count > 1 && used + need - Gap > width)
            {
                parts.Add([.. part]);
                part = [0];
                used = Math.Min(natural[0], LeastWidth) + Gap;
            }

            part.Add(column);
            used += need;
        }

        if (part.Count > 0)
        {
            parts.Add([.. part]);
        }

        return parts;
    }

    private static IEnumerable<string> PartLines(
        ViewBlock.Table table, string[][] cells, int[] natural, int[] part, int width)
    {
        int[] widths = Fit([.. part.Select(column => natural[column])], width - (Gap * (part.Length - 1)));
        bool[] right = [.. part.Select(column => table.Columns[column].IsNumeric)];
        string[] titles = [.. part.Select(column => TextCells.Clean(table.Columns[column].Title))];
        foreach (string line in Row(titles, widths, right))
        {
            yield return line;
        }

        yield return string.Join(new string(' ', Gap), widths.Select(size => new string('─', size)));
        foreach (string[] row in cells)
        {
            foreach (string line in Row([.. part.Select(column => row[column])], widths, right))
            {
                yield return line;
            }
        }
    }

    // The widest column gives way first, so that short ones stay whole.
    private static int[] Fit(int[] widths, int room)
    {
        int excess = widths.Sum() - room;
        while (excess > 0)
        {
            int widest = widths.Max();
            if (widest <= 2)
            {
                break;
            }

            int next = widths.Where(size => size < widest).DefaultIfEmpty(2).Max();
            int count = widths.Count(size => size == widest);
            int step = Math.Min(Math.Max(1, excess / count), Math.Max(1, widest - Math.Max(next, 2)));
            for (int column = 0; column < widths.Length && excess > 0; column++)
            {
                if (widths[column] == widest)
                {
                    widths[column] -= step;
                    excess -= step;
                }
            }
        }

        return widths;
    }

    private static IEnumerable<string> Row(string[] texts, int[] widths, bool[] right)
    {
        IReadOnlyList<string>[] wrapped = [.. texts.Select((text, column) => TextCells.Wrap(text, Math.Max(2, widths[column])))];
        int height = wrapped.Max(lines => lines.Count);
        for (int line = 0; line < height; line++)
        {
            int current = line;
            yield return string.Join(
                new string(' ', Gap),
                wrapped.Select((lines, column) => TextCells.Pad(
                    current < lines.Count ? lines[current] : "", widths[column], right[column]))).TrimEnd();
        }
    }
}
