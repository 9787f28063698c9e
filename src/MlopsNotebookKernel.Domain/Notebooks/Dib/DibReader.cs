using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Dib;

/// <summary>Reads .NET Interactive's text format: segments under lines such as <c>#!csharp</c>, and <c>#!meta</c> first.</summary>
internal static class DibReader
{
    private const string MetaHeader = "#!meta";

    /// <summary>Reads a notebook.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in messages.</param>
    public static NotebookDocument Read(byte[] bytes, string name)
    {
        int start = bytes.AsSpan().StartsWith(NotebookFile.ByteOrderMark) ? NotebookFile.ByteOrderMark.Length : 0;
        string text = Encoding.UTF8.GetString(bytes.AsSpan(start));
        NotebookFile.CheckConflicts(text, name);
        List<string> lines = [.. SplitLines(text)];
        int at = 0;
        StringBuilder head = new(start > 0 ? "\uFEFF" : "");
        DibText? meta = null;
        JsonMembers members = JsonMembers.Empty;
        int first = lines.FindIndex(line => line.Trim().Length > 0);
        if (first >= 0 && lines[first].Trim() == MetaHeader)
        {
            head.AppendJoin("", lines.Take(first));
            at = first + 1;
            int end = lines.FindIndex(at, line => line.StartsWith("#!", StringComparison.Ordinal));
            end = end < 0 ? lines.Count : end;
            meta = new DibText(lines[first], string.Concat(lines.GetRange(at, end - at)));
            members = ReadMeta(meta.Text, name, first + 2);
            at = end;
        }

        DibKernels kernels = DibKernels.Read(members);
        List<NotebookCell> cells = [];
        string header = "";
        StringBuilder body = new();
        foreach (string line in lines.Skip(at))
        {
            if (kernels.LanguageOf(line) is null)
            {
                body.Append(line);
                continue;
            }

            Add();
            header = line;
            body.Clear();
        }

        Add();
        string newline = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new NotebookDocument(new DibEnvelope(head.ToString(), meta, members, newline, kernels.DefaultLanguage), cells, bytes);

        void Add()
        {
            DibText segment = new(header, body.ToString());
            if (header.Length == 0 && segment.Text.Trim().Length == 0)
            {
                // Blank lines before the first header belong to no cell.
                head.Append(meta is null ? segment.Text : "");
                meta = meta is null ? null : meta with { Text = meta.Text + segment.Text };
                return;
            }

            string language = kernels.LanguageOf(header) ?? kernels.DefaultLanguage;
            CellKind kind = language switch
            {
                NotebookLanguage.Markdown => CellKind.Markdown,
                NotebookLanguage.Raw => CellKind.Raw,
                _ => CellKind.Code,
            };
            cells.Add(new NotebookCell(kind, language, TrimBlankLines(Lines.Unify(segment.Text)))
            {
                Dib = segment,
                Place = string.Create(CultureInfo.InvariantCulture, $"{name}: cell {cells.Count + 1}"),
            });
        }
    }

    private static JsonMembers ReadMeta(string text, string name, int line)
    {
        if (text.Trim().Length == 0)
        {
            return JsonMembers.Empty;
        }

        try
        {
            if (JsonNode.Parse(text, documentOptions: JsonLimits.DocumentOptions) is JsonObject)
            {
                return JsonMembers.Parse(Encoding.UTF8.GetBytes(text.Trim()));
            }
        }
        catch (JsonException exception)
        {
            throw Malformed(name, line + (exception.LineNumber ?? 0), exception);
        }

        throw Malformed(name, line, null);
    }

    private static NotebookException Malformed(string name, long line, Exception? cause) => new(
        "MLOPS1114",
        string.Create(CultureInfo.InvariantCulture, $"{name} has a #!meta that is no JSON object at line {line}."),
        "Mend it with a text editor, or remove it down to the next line that starts with #!.",
        cause);

    private static string TrimBlankLines(string text)
    {
        string trimmed = text.TrimEnd();
        int start = 0;
        for (int end = trimmed.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = trimmed.IndexOf('\n', start))
        {
            if (!trimmed.AsSpan(start, end - start).IsWhiteSpace())
            {
                break;
            }

            start = end + 1;
        }

        return trimmed[start..];
    }

    private static IEnumerable<string> SplitLines(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            yield return text[start..end];
            start = end;
        }
    }
}
