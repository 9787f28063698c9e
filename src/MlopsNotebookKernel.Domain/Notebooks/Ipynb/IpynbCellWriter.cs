using System.Buffers;
using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>Writes one cell of Jupyter's format.</summary>
internal static class IpynbCellWriter
{
    /// <summary>A cell lies in the list of cells, which lies in the document.</summary>
    private const int Depth = 2;

    /// <summary>Writes a cell; one that nobody changed as it was.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="envelope">The notebook it stands in.</param>
    public static ReadOnlyMemory<byte> Write(NotebookCell cell, IpynbEnvelope envelope)
    {
        if (cell.RawJson is { } raw && !cell.IsSourceChanged && !cell.IsRunChanged)
        {
            return raw;
        }

        JsonLayout layout = envelope.Layout;
        JsonMembers members = cell.Json ?? New(cell, envelope);
        if (cell.IsSourceChanged)
        {
            members = members.With("source", Source(cell, members, layout));
        }

        if (cell.IsRunChanged && cell.Kind == CellKind.Code)
        {
            members = members
                .With("execution_count", Count(cell))
                .With("outputs", IpynbOutputs.Write(cell, layout, Depth + 1));
        }

        ArrayBufferWriter<byte> written = new();
        members.Write(layout, Depth, written);
        return written.WrittenMemory;
    }

    private static JsonMembers New(NotebookCell cell, IpynbEnvelope envelope)
    {
        JsonLayout layout = envelope.Layout;
        JsonMembers members = JsonMembers.Empty
            .With("cell_type", Text(cell.Kind switch
            {
                CellKind.Code => "code",
                CellKind.Markdown => "markdown",
                _ => "raw",
            }))
            .With("metadata", Metadata(cell, envelope))
            .With("source", layout.FormatTexts(Lines.Split(cell.Source), Depth + 1));
        if (cell.Kind == CellKind.Code)
        {
            members = members.With("execution_count", Count(cell)).With("outputs", IpynbOutputs.Write(cell, layout, Depth + 1));
        }

        return envelope.Minor >= 5 && cell.Id is { } id ? members.With("id", Text(id)) : members;
    }

    private static ReadOnlyMemory<byte> Metadata(NotebookCell cell, IpynbEnvelope envelope)
    {
        JsonLayout layout = envelope.Layout;
        JsonMembers metadata = JsonMembers.Empty;
        if (cell.Kind == CellKind.Code && cell.Language != envelope.DefaultLanguage)
        {
            metadata = metadata
                .With("dotnet_interactive", Object("language", cell.Language))
                .With("polyglot_notebook", Object("kernelName", cell.Language));
        }

        if (cell.Tags.Count > 0)
        {
            metadata = metadata.With("tags", layout.FormatTexts(cell.Tags, Depth + 2));
        }

        ArrayBufferWriter<byte> written = new();
        metadata.Write(layout, Depth + 1, written);
        return written.WrittenMemory;

        ReadOnlyMemory<byte> Object(string name, string value)
        {
            ArrayBufferWriter<byte> inner = new();
            JsonMembers.Empty.With(name, Text(value)).Write(layout, Depth + 2, inner);
            return inner.WrittenMemory;
        }
    }

    /// <summary>A source stays a text, or a list of lines, as the document had it.</summary>
    private static ReadOnlyMemory<byte> Source(NotebookCell cell, JsonMembers members, JsonLayout layout) =>
        members.Find("source") is { } old && old.Span[0] == (byte)'"'
            ? Text(cell.Source)
            : layout.FormatTexts(Lines.Split(cell.Source), Depth + 1);

    private static ReadOnlyMemory<byte> Count(NotebookCell cell) => cell.ExecutionCount is { } count
        ? Encoding.UTF8.GetBytes(count.ToString(CultureInfo.InvariantCulture))
        : "null"u8.ToArray();

    private static ReadOnlyMemory<byte> Text(string text)
    {
        ArrayBufferWriter<byte> written = new();
        JsonStrings.Write(text, written);
        return written.WrittenMemory;
    }
}
