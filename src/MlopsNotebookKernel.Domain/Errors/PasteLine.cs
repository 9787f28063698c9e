using System.Globalization;

namespace MlopsNotebookKernel.Domain.Errors;

/// <summary>
/// Lines that users are told to paste, with names in them that come out of files anybody may have written: each name is
/// one word to whatever reads the line, and never a command, an option or a variable.
/// </summary>
/// <remarks>
/// A name that no quoting makes safe for every reader (control and invisible characters, both sorts of quotes) becomes
/// <see cref="Unsayable"/>, which stands for "the name, typed by hand".
/// </remarks>
public static class PasteLine
{
    /// <summary>Stands for a name that no line can carry.</summary>
    public const string Unsayable = "NAME";

    /// <summary>A line for a terminal; POSIX shells and PowerShell read it alike.</summary>
    /// <param name="line">The line; what is interpolated are names, of which each becomes one word.</param>
    public static string ForTerminal(FormattableString line) => Fill(line, TerminalWord);

    /// <summary>A magic line for a cell (<c>#!mlops-…</c>).</summary>
    /// <param name="line">The line; what is interpolated are names, of which each becomes one word.</param>
    public static string ForCell(FormattableString line) => Fill(line, CellWord);

    private static string Fill(FormattableString line, Func<string, string> word) => string.Format(
        CultureInfo.InvariantCulture,
        line.Format,
        [.. line.GetArguments().Select(name => word(Convert.ToString(name, CultureInfo.InvariantCulture) ?? ""))]);

    private static string TerminalWord(string name)
    {
        string word = NoOption(name);
        if (word.Any(IsInvisible))
        {
            return Unsayable;
        }

        if (word.Length > 0 && (char.IsLetterOrDigit(word[0]) || word[0] is '_' or '.' or '/')
            && word.All(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '/' or '-' or '+' or ':' or '@' or '='))
        {
            return word;
        }

        // PowerShell takes typographic quotes for quotes; "!" is history to an interactive bash, within double quotes too.
        return !word.Any(character => character is '"' or '$' or '`' or '\\' or '!' or (>= '\u201C' and <= '\u201E')) ? $"\"{word}\""
            : !word.Any(character => character is '\'' or (>= '\u2018' and <= '\u201B')) ? $"'{word}'"
            : Unsayable;
    }

    /// <summary>The grammar of cells knows double quotes only, and nothing within them; a leading "@" is a variable.</summary>
    private static string CellWord(string name)
    {
        string word = name.StartsWith('@') ? $"./{name}" : NoOption(name);
        return word.Any(IsInvisible) || word.Contains('"', StringComparison.Ordinal) ? Unsayable
            : word.Length == 0 || word.Any(char.IsWhiteSpace) ? $"\"{word}\""
            : word;
    }

    private static string NoOption(string name) => name.StartsWith('-') ? $"./{name}" : name;

    /// <summary>What a reader does not see, or sees elsewhere than it stands, and line ends.</summary>
    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
