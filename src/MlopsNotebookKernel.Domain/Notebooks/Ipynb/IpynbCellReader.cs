using System.Globalization;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>Reads one cell of Jupyter's format.</summary>
internal static class IpynbCellReader
{
    /// <summary>Reads a cell; its outputs are read when somebody asks for them.</summary>
    /// <param name="raw">The cell as written.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="language">The notebook's language.</param>
    /// <param name="name">What to call the notebook in messages.</param>
    public static NotebookCell Read(ReadOnlyMemory<byte> raw, int index, string language, string name)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{name}: cell {index + 1}");
        if (raw.Span[0] != (byte)'{')
        {
            throw Malformed(place, "is no object");
        }

        JsonMembers members = JsonMembers.Parse(raw);
        CellKind kind = Kind(members, place);
        ReadOnlyMemory<byte>? metadata = members.Find("metadata");
        if (metadata is { } given && given.Span[0] != (byte)'{')
        {
            throw Malformed(place, "has metadata that is no object");
        }

        JsonMembers? known = metadata is null ? null : JsonMembers.Parse(metadata.Value);
        return new NotebookCell(kind, kind switch
        {
            CellKind.Markdown => NotebookLanguage.Markdown,
            CellKind.Raw => NotebookLanguage.Raw,
            _ => IpynbLanguage.OfCell(known) ?? language,
        }, Source(members, place))
        {
            Id = members.Find("id") is { } id ? JsonText.String(id) ?? throw Malformed(place, "has an id that is no text") : null,
            ExecutionCount = kind == CellKind.Code ? Count(members, place) : null,
            Tags = known?.Find("tags") is { } tags && tags.Span[0] == (byte)'['
                ? [.. JsonMembers.ParseArray(tags).Select(JsonText.String).OfType<string>()]
                : [],
            RawJson = raw,
            Json = members,
            Place = place,
        };
    }

    private static CellKind Kind(JsonMembers members, string place)
    {
        string? type = members.Find("cell_type") is { } raw ? JsonText.String(raw) : null;
        return type switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw Malformed(place, "has no cell_type"),
            _ => throw Malformed(place, $"has the cell_type {type}, which notebooks of format 4 do not know"),
        };
    }

    private static int? Count(JsonMembers members, string place)
    {
        ReadOnlyMemory<byte>? raw = members.Find("execution_count");
        if (raw is null || raw.Value.Span.SequenceEqual("null"u8))
        {
            return null;
        }

        return IpynbReader.Integer(raw) ?? throw Malformed(place, "has an execution_count that is no whole number");
    }

    private static string Source(JsonMembers members, string place)
    {
        if (members.Find("source") is not { } raw)
        {
            throw Malformed(place, "has no source");
        }

        if (JsonText.String(raw) is { } text)
        {
            return Lines.Unify(text);
        }

        if (JsonText.Strings(raw) is not { } lines)
        {
            throw new NotebookException(
                "MLOPS1108",
                $"{place} has a source that is neither a text nor a list of texts.",
                "Restore the cell from Git, or make its source a list of lines, each with its line end.");
        }

        if (Lines.LostTheirEnds(lines))
        {
            throw new NotebookException(
                "MLOPS1109",
                string.Create(CultureInfo.InvariantCulture, $"{place} has {lines.Count} lines that lost their line ends; joined, its code would run together."),
                "Restore the file from Git, or end each line but the last in \\n.");
        }

        return Lines.Unify(string.Concat(lines));
    }

    private static NotebookException Malformed(string place, string what) => new(
        "MLOPS1107", $"{place} {what}.", "Restore the cell from Git, or open and save the notebook in Jupyter.");
}
