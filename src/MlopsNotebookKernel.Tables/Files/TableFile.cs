using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>A data file that is there, is not empty, and whose first bytes fit its extension.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Kind">What it is.</param>
internal sealed record TableFile(string Path, FileKind Kind)
{
    private const int HeadBytes = 512;
    private static readonly byte[] ParquetMark = "PAR1"u8.ToArray();

    private static readonly (byte[] Start, string What)[] KnownStarts =
    [
        (ParquetMark, "a Parquet file"),
        ([0x89, .. "PNG"u8], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([.. "GIF8"u8], "a GIF picture"),
        ([.. "%PDF"u8], "a PDF document"),
        ([.. "PK"u8, 3, 4], "a zip archive (such as an Excel workbook)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x1F, 0x8B], "compressed with gzip"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
        ([.. "SQLite format 3"u8], "an SQLite database"),
        ([.. "ARROW1"u8], "an Arrow file"),
        ([0xFF, 0xFE], "text in UTF-16"),
        ([0xFE, 0xFF], "text in UTF-16"),
    ];

    /// <summary>The file's name, for messages.</summary>
    internal string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="TableException">It is missing, empty, or not what its extension says.</exception>
    internal static TableFile Inspect(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new TableException("MLOPS1401", $"'{name}' is a folder, not a table.", "Name a data file in it.");
        }

        if (!File.Exists(path))
        {
            throw new TableException(
                "MLOPS1401", $"There is no file '{path}'.", "Check the path; relative paths start at the notebook's folder.");
        }

        FileKind kind = KindOf(name);
        (byte[] head, byte[] tail) = Ends(path, name);
        if (head.Length == 0)
        {
            throw new TableException("MLOPS1404", $"'{name}' is empty.", "Fetch or write the file again.");
        }

        if (Mismatch(kind, head, tail) is { } what)
        {
            throw new TableException(
                "MLOPS1403",
                $"'{name}' is not {Describe(kind)}, as its extension says: it is {what}.",
                $"Give the file the extension that fits its content, or save it again as {Describe(kind)}.");
        }

        return new TableFile(path, kind);
    }

    private static FileKind KindOf(string name) => System.IO.Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => FileKind.Csv,
        ".parquet" => FileKind.Parquet,
        ".json" or ".jsonl" or ".ndjson" => FileKind.Json,
        "" => throw Unknown(name, "has no extension"),
        string extension => throw Unknown(name, $"has the extension '{extension}', which names no table"),
    };

    private static TableException Unknown(string name, string why) => new(
        "MLOPS1402", $"'{name}' {why}.", "Tables are read from .csv, .tsv, .parquet, .json, .jsonl and .ndjson files.");

    private static string Describe(FileKind kind) => kind switch
    {
        FileKind.Csv => "a CSV file in UTF-8",
        FileKind.Parquet => "a Parquet file",
        FileKind.Json => "a JSON file",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static (byte[] Head, byte[] Tail) Ends(string path, string name)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] head = new byte[Math.Min(HeadBytes, stream.Length)];
            stream.ReadExactly(head);
            byte[] tail = new byte[Math.Min(ParquetMark.Length, stream.Length)];
            stream.Position = stream.Length - tail.Length;
            stream.ReadExactly(tail);
            return (head, tail);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new TableException(
                "MLOPS1405", $"'{name}' cannot be opened.", "Check who may read it, and that no program holds it.", fault);
        }
    }

    /// <summary>What the file is instead of what its extension says; null when the two fit.</summary>
    private static string? Mismatch(FileKind kind, byte[] head, byte[] tail)
    {
        string? known = KnownStarts.FirstOrDefault(start => head.AsSpan().StartsWith(start.Start)).What;
        if (kind == FileKind.Parquet)
        {
            return head.AsSpan().StartsWith(ParquetMark)
                ? tail.AsSpan().SequenceEqual(ParquetMark) ? null : "a Parquet file that breaks off"
                : known ?? TextKind(head) ?? (IsBinary(head) ? "binary data" : "text");
        }

        if (known is not null || IsBinary(head))
        {
            return known ?? "binary data";
        }

        string? text = TextKind(head);
        return kind == FileKind.Json
            ? text == "JSON" ? null : text ?? "other text"
            : text;
    }

    /// <summary>What well-known text a file starts as; null when it could be CSV.</summary>
    private static string? TextKind(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = (head.StartsWith(mark) ? head[mark.Length..] : head).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return "blank";
        }

        string start = System.Text.Encoding.Latin1.GetString(text[..Math.Min(text.Length, 15)]);
        if (start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return "an HTML page, perhaps an error that a server sent";
        }

        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return "an XML document";
        }

        if (start.StartsWith("version https:", StringComparison.Ordinal))
        {
            return "the pointer that Git LFS leaves for a file it has not fetched";
        }

        return start[0] is '{' or '[' ? "JSON" : null;
    }

    private static bool IsBinary(byte[] head) => head.AsSpan().Contains((byte)0);
}
