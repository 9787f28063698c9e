using System.Globalization;
using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>Reads Jupyter's format; all that is wrong is said with its place.</summary>
internal static class IpynbReader
{
    /// <summary>Reads a notebook.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in messages.</param>
    public static NotebookDocument Read(byte[] bytes, string name)
    {
        int start = bytes.AsSpan().StartsWith(NotebookFile.ByteOrderMark) ? NotebookFile.ByteOrderMark.Length : 0;
        (int open, int end) = Check(bytes, start, name);
        ReadOnlyMemory<byte> root = bytes.AsMemory(open..end);
        if (root.Span[0] != (byte)'{')
        {
            throw NotANotebook(name, "it is JSON, but no object");
        }

        JsonMembers members = JsonMembers.Parse(root);
        int minor = Version(members, name);
        if (members.Find("cells") is not { } cells)
        {
            throw NotANotebook(name, "it has no cells");
        }

        if (cells.Span[0] != (byte)'[')
        {
            throw NotANotebook(name, "its cells are no list");
        }

        if (members.Find("metadata") is { } metadata && metadata.Span[0] != (byte)'{')
        {
            throw NotANotebook(name, "its metadata is no object");
        }

        string language = IpynbLanguage.OfNotebook(members.Find("metadata"));
        IpynbEnvelope envelope = new(
            members, JsonLayout.Detect(root.Span), minor, bytes.AsMemory(..open), bytes.AsMemory(end..), language);
        List<NotebookCell> read = [];
        foreach (ReadOnlyMemory<byte> cell in JsonMembers.ParseArray(cells))
        {
            read.Add(IpynbCellReader.Read(cell, read.Count, language, name));
        }

        return new NotebookDocument(envelope, read, bytes);
    }

    /// <summary>Checks that the whole is JSON and not too deep.</summary>
    /// <returns>Where the root value starts and ends.</returns>
    private static (int Open, int End) Check(byte[] bytes, int start, string name)
    {
        ReadOnlySpan<byte> text = bytes.AsSpan(start);
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new NotebookException("MLOPS1103", $"{name} is empty.", "Restore it from Git, or make a new notebook with mlops init.");
        }

        Utf8JsonReader reader = new(text, JsonLimits.ReaderOptions);
        try
        {
            int open = -1;
            long end = 0;
            while (reader.Read())
            {
                open = open < 0 ? (int)reader.TokenStartIndex : open;
                end = reader.BytesConsumed;
                if (reader.CurrentDepth >= JsonLimits.MaximumDepth)
                {
                    int line = text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                    throw new NotebookException(
                        "MLOPS1111",
                        string.Create(CultureInfo.InvariantCulture, $"{name} is nested too deep at line {line}: the limit is {JsonLimits.MaximumDepth} levels."),
                        "Clear the outputs of the cell there.");
                }
            }

            return (open + start, (int)end + start);
        }
        catch (JsonException exception)
        {
            NotebookFile.CheckConflicts(Encoding.UTF8.GetString(text), name);
            throw Malformed(text, name, exception);
        }
    }

    private static NotebookException Malformed(ReadOnlySpan<byte> text, string name, JsonException exception)
    {
        long line = exception.LineNumber ?? 0;
        int lineStart = 0;
        for (long i = 0; i < line; i++)
        {
            lineStart += text[lineStart..].IndexOf((byte)'\n') + 1;
        }

        int inLine = (int)Math.Min(exception.BytePositionInLine ?? 0, text.Length - lineStart);
        int column = Encoding.UTF8.GetCharCount(text.Slice(lineStart, inLine)) + 1;
        string reason = exception.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        return new NotebookException(
            "MLOPS1103",
            string.Create(CultureInfo.InvariantCulture, $"{name} is no valid JSON at line {line + 1}, column {column}: {reason}"),
            "Restore the file from Git, or mend it there with a text editor.",
            exception);
    }

    private static int Version(JsonMembers members, string name)
    {
        int? major = Integer(members.Find("nbformat"));
        if (major is null)
        {
            throw NotANotebook(name, "it has no number nbformat");
        }

        if (major < 4)
        {
            throw new NotebookException(
                "MLOPS1106",
                string.Create(CultureInfo.InvariantCulture, $"{name} is in notebook format {major}, which is too old."),
                "Open and save it in Jupyter, or run: jupyter nbconvert --to notebook --nbformat 4 --inplace.");
        }

        if (major > 4)
        {
            throw new NotebookException(
                "MLOPS1106",
                string.Create(CultureInfo.InvariantCulture, $"{name} is in notebook format {major}, which is newer than this tool knows."),
                "Update mlops, or save the notebook in format 4.");
        }

        return Integer(members.Find("nbformat_minor")) ?? 0;
    }

    /// <summary>A whole number; null for anything else.</summary>
    /// <param name="raw">A JSON value; null for none.</param>
    internal static int? Integer(ReadOnlyMemory<byte>? raw) =>
        raw is { } value && int.TryParse(value.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static NotebookException NotANotebook(string name, string why) => new(
        "MLOPS1105", $"{name} is no notebook: {why}.", "Check that it is the right file; a Jupyter notebook is an object with cells, metadata and nbformat.");
}
