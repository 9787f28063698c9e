using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Cli;

/// <summary>
/// Text for a terminal. Notebooks, stamps and their file names bring whatever characters their authors chose; a terminal
/// takes some of them for orders (move the cursor, set the title, fill the clipboard), and some turn the order of what is
/// read round (Boucher and Anderson 2021, "Trojan Source"). They are shown instead: <c>\u001B</c>.
/// </summary>
/// <remarks>The form is the escape of JSON and JavaScript, so that a result printed as JSON means the same as before.</remarks>
internal static class TerminalText
{
    /// <summary>The text with orders and reversals shown; lines and tabs stay.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Show(text, static character => IsOrder(character) || IsReversal(character));

    /// <summary>The same for a page: reversals are for browsers, which know where they end.</summary>
    /// <param name="html">The page.</param>
    public static string OfHtml(string html) => Show(html, IsOrder);

    /// <summary>The same on one line.</summary>
    /// <param name="text">The text.</param>
    public static string OfLine(string text) => Of(text.ReplaceLineEndings(" "));

    private static string Show(string text, Func<char, bool> isShown)
    {
        string lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!lines.Any(isShown))
        {
            return lines;
        }

        StringBuilder shown = new(lines.Length + 16);
        foreach (char character in lines)
        {
            if (isShown(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return shown.ToString();
    }

    /// <summary>C0, DEL and C1 but for line feed and tab.</summary>
    private static bool IsOrder(char character) => char.IsControl(character) && character is not ('\n' or '\t');

    /// <summary>Embeddings, overrides and isolates, and line ends that not every reader takes for one.</summary>
    private static bool IsReversal(char character) =>
        character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
