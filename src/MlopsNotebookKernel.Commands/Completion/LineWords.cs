using System.Text;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>
/// Splits a line that is still being written into words, and keeps their places. The rule is the grammar's: white space
/// parts words, double quotes hold it together, and a quote that is not closed yet goes on to the end.
/// </summary>
internal static class LineWords
{
    /// <summary>Splits a text.</summary>
    /// <param name="line">The text.</param>
    public static IReadOnlyList<LineWord> Of(string line)
    {
        List<LineWord> words = [];
        int i = 0;
        while (i < line.Length)
        {
            if (char.IsWhiteSpace(line[i]))
            {
                i++;
                continue;
            }

            int start = i;
            bool quoted = false;
            StringBuilder value = new();
            for (; i < line.Length && (quoted || !char.IsWhiteSpace(line[i])); i++)
            {
                if (line[i] == '"')
                {
                    quoted = !quoted;
                }
                else
                {
                    value.Append(line[i]);
                }
            }

            words.Add(new LineWord(start, i, value.ToString()));
        }

        return words;
    }
}
