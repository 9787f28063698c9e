using System.Text;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// The first record of a CSV file: the names of its columns, and the delimiter, which is the one of
/// <c>, ; tab |</c> that parts it into most names. Quotes are <c>"</c>, doubled inside. The rule looks at one line
/// alone, so no content further down changes how a file is read.
/// </summary>
/// <param name="Delimiter">The delimiter.</param>
/// <param name="Names">Names, as written.</param>
internal sealed record CsvHeader(char Delimiter, IReadOnlyList<string> Names)
{
    private const int LongestHeader = 1 << 20;

    /// <summary>Reads a file's first record.</summary>
    /// <exception cref="TableException">It is not the names of columns.</exception>
    internal static CsvHeader Read(TableFile file)
    {
        string text = Start(file);
        char[] candidates = file.Path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? ['\t'] : [',', ';', '\t', '|'];
        CsvHeader header = candidates
            .Select(delimiter => new CsvHeader(delimiter, Record(text, delimiter, file)))
            .MaxBy(candidate => candidate.Names.Count)!;
        header.Check(file);
        return header;
    }

    private static string Start(TableFile file)
    {
        using FileStream stream = File.OpenRead(file.Path);
        byte[] bytes = new byte[Math.Min(LongestHeader, stream.Length)];
        stream.ReadExactly(bytes);
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        ReadOnlySpan<byte> content = bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(mark.Length) : bytes;
        return Encoding.UTF8.GetString(content);
    }

    private static List<string> Record(string text, char delimiter, TableFile file)
    {
        List<string> names = [];
        StringBuilder name = new();
        bool quoted = false;
        int i = 0;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    name.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    name.Append(c);
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && name.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter)
            {
                names.Add(name.ToString());
                name.Clear();
            }
            else if (c is '\r' or '\n')
            {
                break;
            }
            else
            {
                name.Append(c);
            }
        }

        if (quoted || i == LongestHeader)
        {
            throw new TableException(
                "MLOPS1406", $"The first line of '{file.Name}' does not end.", "Check its quotes and line ends.");
        }

        names.Add(name.ToString());
        return names;
    }

    private void Check(TableFile file)
    {
        if (Names.All(static name => CsvValue.IsEmptyOrNumber(name)))
        {
            throw new TableException(
                "MLOPS1407",
                $"The first line of '{file.Name}' holds no column names: {string.Join(", ", Names.Take(5))}.",
                "Add a first line with a name for each column.");
        }
    }
}
