namespace MlopsNotebookKernel.Commands.Init;

/// <summary>Adds our lines to a <c>.gitattributes</c> without changing what it holds.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Added">The lines that were added.</param>
/// <param name="Conflicting">Lines of the user's own for the same files, which were left as they are.</param>
internal sealed record GitAttributes(string Text, IReadOnlyList<string> Added, IReadOnlyList<string> Conflicting)
{
    /// <summary>The name of the diff driver, for <c>git config diff.&lt;name&gt;.textconv</c>.</summary>
    public const string Driver = "mlops-notebook";

    private static readonly string[] Lines =
    [
        $"*.ipynb diff={Driver}",
        "*.dib text eol=lf diff=csharp",
        ".mlops/**/*.json text eol=lf",
        ".mlops/**/*.md text eol=lf",
        ".mlops/history/**/*.jsonl text eol=lf merge=union",
    ];

    /// <summary>Merges our lines into a file.</summary>
    /// <param name="existing">The file's text; null when there is none.</param>
    public static GitAttributes Merge(string? existing)
    {
        string text = existing ?? "";
        string[][] present = [.. text.ReplaceLineEndings("\n").Split('\n').Select(Words).Where(words => words.Length > 0 && words[0][0] != '#')];
        List<string> added = [];
        List<string> conflicting = [];
        foreach (string line in Lines)
        {
            string[] wanted = Words(line);
            string[][] same = [.. present.Where(words => words[0] == wanted[0])];
            if (same.Length == 0)
            {
                added.Add(line);
            }
            else if (!wanted.Skip(1).All(attribute => same.Any(words => words.Contains(attribute))))
            {
                conflicting.AddRange(same.Select(words => string.Join(' ', words)));
            }
        }

        if (added.Count == 0)
        {
            return new GitAttributes(text, added, conflicting);
        }

        string end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string gap = text.Length == 0 ? "" : text.EndsWith('\n') ? end : end + end;
        string comment = $"# Notebooks diff like code; facts keep their line ends.{end}";
        return new GitAttributes(text + gap + comment + string.Concat(added.Select(line => line + end)), added, conflicting);
    }

    private static string[] Words(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
