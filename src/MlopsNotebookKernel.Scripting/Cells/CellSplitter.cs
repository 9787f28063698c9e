using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>
/// Splits a cell at its magic lines. Code keeps its line numbers, so that errors name the line that the user sees. A
/// line inside a multi-line string or comment is no magic line.
/// </summary>
internal static partial class CellSplitter
{
    /// <summary>Splits a cell.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="language">The language of its first lines.</param>
    public static SplitCell Split(string source, string language)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        List<CellSegment> segments = [];
        List<CellDirective> directives = [];
        Part part = new(language, 0);
        for (int index = 0; index < lines.Length; index++)
        {
            string trimmed = lines[index].TrimStart();
            bool isCode = CellLanguages.IsCSharp(part.Language);
            if (!trimmed.StartsWith('#') || (isCode && IsInsideToken(part.Lines)))
            {
                part.Lines.Add(lines[index]);
                continue;
            }

            if (trimmed.StartsWith("#!", StringComparison.Ordinal) && trimmed.Length > 2 && !char.IsWhiteSpace(trimmed[2]))
            {
                string name = Name(trimmed);
                string rest = trimmed[(2 + name.Length)..].Trim();
                if (CellLanguages.IsCSharp(name) || CellLanguages.ProseType(name) is not null || CellLanguages.IsForeign(name))
                {
                    Close(part, segments);
                    part = new Part(name, index + 1) { Arguments = rest };
                    continue;
                }

                if (isCode)
                {
                    Close(part, segments);
                    segments.Add(Magic(name, rest, trimmed, index + 1));
                    part = new Part(part.Language, index + 1);
                    continue;
                }
            }
            else if (isCode && Directive().Match(trimmed) is { Success: true } match)
            {
                string argument = match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["bare"].Value;
                if (match.Groups["kind"].Value == "load")
                {
                    Close(part, segments);
                    segments.Add(new CellSegment.Import(index + 1, argument));
                    part = new Part(part.Language, index + 1);
                }
                else
                {
                    directives.Add(new CellDirective(index + 1, match.Groups["kind"].Value == "i", argument.Trim()));
                    part.Lines.Add("");
                }

                continue;
            }

            part.Lines.Add(lines[index]);
        }

        Close(part, segments);
        return new SplitCell(segments, directives);
    }

    private static CellSegment Magic(string name, string rest, string line, int number)
    {
        if (name.StartsWith("mlops-", StringComparison.Ordinal))
        {
            return new CellSegment.Command(number, line.TrimEnd());
        }

        return name switch
        {
            "import" => new CellSegment.Import(number, rest.Trim('"')),
            "time" => new CellSegment.Timing(number),
            "set" or "share" or "connect" => new CellSegment.Sharing(number, name, rest),
            "who" => new CellSegment.Variables(number, WithValues: false),
            "whos" => new CellSegment.Variables(number, WithValues: true),
            _ => new CellSegment.Unknown(number, "#!" + name),
        };
    }

    private static string Name(string trimmed)
    {
        int end = 2;
        while (end < trimmed.Length && !char.IsWhiteSpace(trimmed[end]))
        {
            end++;
        }

        return trimmed[2..end];
    }

    private static void Close(Part part, List<CellSegment> segments)
    {
        if (part.Lines.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        int line = part.Start + 1;
        if (CellLanguages.IsCSharp(part.Language))
        {
            StringBuilder text = new();
            text.Append('\n', part.Start).AppendJoin('\n', part.Lines);
            segments.Add(new CellSegment.Code(line, text.ToString()));
        }
        else if (CellLanguages.ProseType(part.Language) is { } mimeType)
        {
            segments.Add(new CellSegment.Prose(line, mimeType, string.Join('\n', part.Lines).Trim('\n')));
        }
        else if (part.Language == "sql")
        {
            segments.Add(new CellSegment.Query(line, part.Arguments, string.Join('\n', part.Lines)));
        }
        else
        {
            segments.Add(new CellSegment.Foreign(line, part.Language));
        }
    }

    /// <summary>Whether the code so far ends inside a string or comment that goes on over lines.</summary>
    public static bool IsInsideToken(IReadOnlyList<string> lines)
    {
        if (!lines.Any(line => line.Contains("\"\"\"", StringComparison.Ordinal)
            || line.Contains("@\"", StringComparison.Ordinal) || line.Contains("@$\"", StringComparison.Ordinal)
            || line.Contains("/*", StringComparison.Ordinal)))
        {
            return false;
        }

        string text = string.Join('\n', lines) + "\n";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Id is
            "CS1035" // end of file in a comment
            or "CS1039" // unterminated string literal
            or "CS8997" // unterminated raw string literal
            or "CS8967"); // new line in an interpolation that is not closed
    }

    [GeneratedRegex("^#(?<kind>r|i|load)\\s*(\"(?<quoted>[^\"]*)\"|(?<bare>nuget\\s*:.*?))\\s*;?\\s*(//.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Directive();

    /// <summary>Lines of one language.</summary>
    /// <param name="Language">The language as the cell names it.</param>
    /// <param name="Start">The index of the first line in the cell, from 0.</param>
    private sealed record Part(string Language, int Start)
    {
        public List<string> Lines { get; } = [];

        public string Arguments { get; init; } = "";
    }
}
