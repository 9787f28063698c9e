using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>
/// The lines between two <c>---</c> at the top of a Markdown file: <c>key: value</c>, one a line, values plain or
/// quoted. A small part of YAML, so that code hosts show it as a table. Lines that are not understood by key
/// (comments, unknown keys) are kept when one is set.
/// </summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _lines;

    private FrontMatter(List<string> lines, string body)
    {
        _lines = lines;
        Body = body;
    }

    /// <summary>What follows the front matter.</summary>
    public string Body { get; set; }

    /// <summary>A new one.</summary>
    /// <param name="body">What follows it.</param>
    public static FrontMatter New(string body) => new([], body);

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What to call it in messages.</param>
    /// <exception cref="DecisionException">There is none, it is not closed, or a line of it is malformed (MLOPS1923).</exception>
    public static FrontMatter Parse(string text, string file)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimStart('\uFEFF').TrimEnd() != Fence)
        {
            throw Malformed(file, 1, "it does not begin with a line ---");
        }

        int end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0)
        {
            throw Malformed(file, lines.Length, "its front matter is not closed by a line ---");
        }

        FrontMatter matter = new([.. lines[1..end]], string.Join('\n', lines[(end + 1)..]));
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int index = 1; index < end; index++)
        {
            if (IsProse(lines[index]))
            {
                continue;
            }

            int colon = lines[index].IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(lines[index][0]))
            {
                throw Malformed(file, index + 1, "the line is not \"key: value\"");
            }

            if (!keys.Add(lines[index][..colon].TrimEnd()))
            {
                throw Malformed(file, index + 1, $"{lines[index][..colon].TrimEnd()} is given twice");
            }

            Unquote(lines[index][(colon + 1)..], file, index + 1);
        }

        return matter;
    }

    /// <summary>A value; null when the key is not there or has none.</summary>
    /// <param name="key">The key.</param>
    public string? Get(string key)
    {
        int index = Find(key);
        string? value = index < 0 ? null : Unquote(_lines[index][(_lines[index].IndexOf(':', StringComparison.Ordinal) + 1)..], "", index + 2);
        return value is null or "" ? null : value;
    }

    /// <summary>Sets a value in place, or adds it at the end; null removes it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Set(string key, string? value)
    {
        int index = Find(key);
        if (value is null)
        {
            if (index >= 0)
            {
                _lines.RemoveAt(index);
            }

            return;
        }

        if (index < 0 || Get(key) != value)
        {
            Put(index, $"{key}: {Quote(value)}");
        }
    }

    /// <summary>The texts of a list <c>["one", "two"]</c>; empty when the key is not there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="file">What to call the file in messages.</param>
    /// <exception cref="DecisionException">The value is no such list (MLOPS1923).</exception>
    public IReadOnlyList<string> GetList(string key, string file)
    {
        if (Get(key) is not { } value)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<string?[]>(value)!.OfType<string>().ToArray();
        }
        catch (JsonException exception)
        {
            throw Malformed(file, Find(key) + 2, "the value is no list such as [\"one\", \"two\"]", exception);
        }
    }

    /// <summary>Sets a list in place, or adds it at the end; an empty one removes it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">The texts.</param>
    public void SetList(string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            Set(key, null);
        }
        else
        {
            Put(Find(key), $"{key}: [{string.Join(", ", values.Select(value => JsonSerializer.Serialize(value, Json)))}]");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Fence}\n{string.Concat(_lines.Select(line => line + "\n"))}{Fence}\n{Body}";

    private void Put(int index, string line)
    {
        if (index < 0)
        {
            _lines.Add(line);
        }
        else
        {
            _lines[index] = line;
        }
    }

    private static bool IsProse(string line) => line.Trim().Length == 0 || line.TrimStart().StartsWith('#');

    private static string Quote(string value)
    {
        bool plain = value.Length > 0 && (char.IsAsciiLetterOrDigit(value[0]))
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or '@' or ' ')
            && !value.EndsWith(' ');
        return plain ? value : JsonSerializer.Serialize(value, Json);
    }

    private static string Unquote(string text, string file, int line)
    {
        string value = text.Trim();
        if (value.StartsWith('"'))
        {
            try
            {
                return JsonSerializer.Deserialize<string>(value)!;
            }
            catch (JsonException exception)
            {
                throw Malformed(file, line, "the quoted value is not closed, or holds a wrong escape", exception);
            }
        }

        if (value.StartsWith('\''))
        {
            return value.Length > 1 && value.EndsWith('\'')
                ? value[1..^1].Replace("''", "'", StringComparison.Ordinal)
                : throw Malformed(file, line, "the quoted value is not closed");
        }

        int comment = value.StartsWith('[') ? -1 : value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }

    private static DecisionException Malformed(string file, int line, string problem, Exception? inner = null) => new(
        "MLOPS1923", FormattableString.Invariant($"{file} is no decision: {problem} (line {line})."), "Mend it (FORMATS.md says what it holds), or take it back from Git.", inner);

    private int Find(string key) => _lines.FindIndex(line =>
        !IsProse(line) && line.StartsWith(key, StringComparison.Ordinal) && line[key.Length..].TrimStart().StartsWith(':'));
}
