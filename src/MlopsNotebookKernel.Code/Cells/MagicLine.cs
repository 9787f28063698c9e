using System.Text;

namespace MlopsNotebookKernel.Code.Cells;

/// <summary>A line of a cell that starts with <c>#!</c>.</summary>
/// <param name="Text">The line from <c>#!</c> on, without spaces at its end.</param>
/// <param name="Position">Where it starts in the cell's text.</param>
internal sealed record MagicLine(string Text, int Position)
{
    /// <summary>What follows <c>#!</c> up to the first space: <c>mlops-export</c>.</summary>
    public string Name => Text[2..].Split([' ', '\t'], 2)[0];

    /// <summary>The line with each run of spaces outside quotes made one space.</summary>
    public string Normalised
    {
        get
        {
            StringBuilder result = new(Text.Length);
            char quote = '\0';
            foreach (char letter in Text)
            {
                if (quote == '\0' && char.IsWhiteSpace(letter))
                {
                    if (result[^1] != ' ')
                    {
                        result.Append(' ');
                    }

                    continue;
                }

                if (letter == quote)
                {
                    quote = '\0';
                }
                else if (quote == '\0' && letter == '"')
                {
                    quote = letter;
                }

                result.Append(letter);
            }

            return result.ToString();
        }
    }
}
