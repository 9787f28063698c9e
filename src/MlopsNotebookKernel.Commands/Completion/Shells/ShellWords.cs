using System.Text;

namespace MlopsNotebookKernel.Commands.Completion.Shells;

/// <summary>
/// Splits a line that is still being written as its shell would: white space parts words, quotes hold them together and may
/// still be open, the escape character takes the next one as it is. Nothing is expanded, and so nothing is run.
/// </summary>
public static class ShellWords
{
    /// <summary>Splits a line.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <param name="shell">The shell.</param>
    /// <returns>The words without their quotes; the last is the one at the cursor, empty where a new one begins.</returns>
    public static IReadOnlyList<string> Of(string line, Shell shell)
    {
        char escape = shell == Shell.PowerShell ? '`' : '\\';
        List<string> words = [];
        StringBuilder word = new();
        char? quote = null;
        bool begun = false;
        for (int i = 0; i < line.Length; i++)
        {
            char character = line[i];
            if (character == escape && quote != '\'' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
                begun = true;
            }
            else if (quote is null && char.IsWhiteSpace(character))
            {
                if (begun)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                begun = false;
            }
            else if (quote is null && character is '"' or '\'')
            {
                quote = character;
                begun = true;
            }
            else if (character == quote)
            {
                quote = null;
            }
            else
            {
                word.Append(character);
                begun = true;
            }
        }

        words.Add(word.ToString());
        return words;
    }
}
