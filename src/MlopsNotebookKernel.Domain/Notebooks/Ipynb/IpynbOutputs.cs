using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Notebooks.Json;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>Outputs of cells, to and from Jupyter's format.</summary>
internal static class IpynbOutputs
{
    /// <summary>The member that says of which type an output is.</summary>
    private const string TypeName = "output_type";

    /// <summary>Reads a cell's outputs.</summary>
    /// <param name="cell">The cell.</param>
    public static IReadOnlyList<CellOutput> Read(NotebookCell cell)
    {
        if (cell.Kind != CellKind.Code || cell.Json?.Find("outputs") is not { } raw)
        {
            return [];
        }

        if (raw.Span[0] != (byte)'[')
        {
            throw Malformed(cell, "outputs that are no list");
        }

        List<CellOutput> outputs = [];
        foreach (ReadOnlyMemory<byte> output in JsonMembers.ParseArray(raw))
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"output {outputs.Count + 1}");
            outputs.Add(output.Span[0] == (byte)'{'
                ? Read(JsonMembers.Parse(output), cell, place)
                : throw Malformed(cell, $"{place} that is no object"));
        }

        return outputs;
    }

    /// <summary>The outputs with updates applied to the displays they name; an update of none is a display of its own.</summary>
    /// <param name="outputs">Outputs in the order they came.</param>
    public static IReadOnlyList<CellOutput> Settle(IReadOnlyList<CellOutput> outputs)
    {
        List<CellOutput> settled = [];
        foreach (CellOutput output in outputs)
        {
            if (output is not CellOutput.Update update)
            {
                settled.Add(output);
                continue;
            }

            CellOutput.Display replaced = new(update.Bundle, update.DisplayId);
            bool found = false;
            for (int i = 0; i < settled.Count; i++)
            {
                if (settled[i] is CellOutput.Display shown && shown.DisplayId == update.DisplayId)
                {
                    settled[i] = replaced;
                    found = true;
                }
            }

            if (!found)
            {
                settled.Add(replaced);
            }
        }

        return settled;
    }

    /// <summary>Writes a cell's outputs.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="layout">How to lay them out.</param>
    /// <param name="depth">How deep the list lies.</param>
    public static ReadOnlyMemory<byte> Write(NotebookCell cell, JsonLayout layout, int depth)
    {
        ArrayBufferWriter<byte> written = new();
        layout.WriteItems('[', ']', depth, cell.Outputs, written, (layout, output, writer) =>
            Members(output, cell, layout, depth + 1).Write(layout, depth + 1, writer));
        return written.WrittenMemory;
    }

    private static CellOutput Read(JsonMembers members, NotebookCell cell, string place)
    {
        string? type = members.Find(TypeName) is { } raw ? JsonText.String(raw) : null;
        switch (type)
        {
            case "stream":
                string text = Joined(members, "text") ?? throw Malformed(cell, $"{place} without text");
                return new CellOutput.Stream(Joined(members, "name") == "stderr", text);
            case "display_data":
                return new CellOutput.Display(ReadBundle(members, cell, place));
            case "execute_result":
                return new CellOutput.Result(ReadBundle(members, cell, place));
            case "error":
                // .NET Interactive wrote a list of null for an error of the compiler.
                return IpynbErrors.Read(
                    Joined(members, "ename") ?? "",
                    Joined(members, "evalue") ?? "",
                    members.Find("traceback") is { } trace ? JsonText.Strings(trace, skipsNull: true) ?? throw Malformed(cell, $"{place} whose traceback is no list of texts") : []);
            case null:
                throw Malformed(cell, $"{place} without a type");
            default:
                // Early .NET Interactive wrote displays as "unknown"; whatever else holds data can be shown too.
                return new CellOutput.Display(ReadBundle(members, cell, place));
        }
    }

    private static Bundle ReadBundle(JsonMembers members, NotebookCell cell, string place)
    {
        if (members.Find("data") is not { } data || data.Span[0] != (byte)'{')
        {
            throw Malformed(cell, $"{place} without data");
        }

        JsonMembers bundle = JsonMembers.Parse(data);
        Dictionary<string, string> content = [];
        foreach (string mimeType in bundle.Names)
        {
            ReadOnlyMemory<byte> value = bundle.Find(mimeType)!.Value;
            if (MimeTypes.IsJson(mimeType))
            {
                using JsonDocument json = JsonDocument.Parse(value, JsonLimits.DocumentOptions);
                content[mimeType] = JsonLayout.Compact.FormatInOrder(json.RootElement);
            }
            else
            {
                content[mimeType] = JsonText.Joined(value) ?? throw Malformed(cell, $"{place} whose {mimeType} is no text");
            }
        }

        return new Bundle(content);
    }

    private static JsonMembers Members(CellOutput output, NotebookCell cell, JsonLayout layout, int depth)
    {
        JsonMembers members = JsonMembers.Empty;
        switch (output)
        {
            case CellOutput.Stream stream:
                return members
                    .With("name", Text(stream.IsError ? "stderr" : "stdout"))
                    .With(TypeName, Text("stream"))
                    .With("text", layout.FormatTexts(Lines.Split(stream.Text), depth + 1));
            case CellOutput.Display display:
                return members
                    .With("data", WriteBundle(display.Bundle, layout, depth + 1))
                    .With("metadata", "{}"u8.ToArray())
                    .With(TypeName, Text("display_data"));
            case CellOutput.Result result:
                return members
                    .With("data", WriteBundle(result.Bundle, layout, depth + 1))
                    .With("execution_count", cell.ExecutionCount is { } count
                        ? Encoding.UTF8.GetBytes(count.ToString(CultureInfo.InvariantCulture))
                        : "null"u8.ToArray())
                    .With("metadata", "{}"u8.ToArray())
                    .With(TypeName, Text("execute_result"));
            case CellOutput.Error error:
                return members
                    .With("ename", Text(error.Name))
                    .With("evalue", Text(error.Message))
                    .With(TypeName, Text("error"))
                    .With("traceback", layout.FormatTexts(IpynbErrors.Traceback(error), depth + 1));
            default:
                throw new InvalidOperationException($"Outputs are settled before they are written; found {output.GetType().Name}.");
        }
    }

    private static ReadOnlyMemory<byte> WriteBundle(Bundle bundle, JsonLayout layout, int depth)
    {
        JsonMembers members = JsonMembers.Empty;
        foreach ((string mimeType, string content) in bundle.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            members = members.With(mimeType, MimeTypes.IsJson(mimeType)
                ? Json(content, layout, depth + 1)
                : SplitsLines(mimeType) ? layout.FormatTexts(Lines.Split(content), depth + 1) : Text(content));
        }

        ArrayBufferWriter<byte> written = new();
        members.Write(layout, depth, written);
        return written.WrittenMemory;
    }

    /// <summary>Content that says it is JSON and is not is kept as a JSON text: a cell may display anything.</summary>
    private static ReadOnlyMemory<byte> Json(string content, JsonLayout layout, int depth)
    {
        try
        {
            return layout.Format(content, depth);
        }
        catch (JsonException)
        {
            return Text(content);
        }
    }

    /// <summary>The types that nbformat stores as lists of lines; others, such as base64 pictures, are one text.</summary>
    private static bool SplitsLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is MimeTypes.Svg or "application/javascript";

    private static string? Joined(JsonMembers members, string name) =>
        members.Find(name) is { } raw ? JsonText.Joined(raw) : null;

    private static ReadOnlyMemory<byte> Text(string text)
    {
        ArrayBufferWriter<byte> written = new();
        JsonStrings.Write(text, written);
        return written.WrittenMemory;
    }

    private static NotebookException Malformed(NotebookCell cell, string what) => new(
        "MLOPS1113", $"{cell.Place} has {what}.", "Clear the outputs of the cell, or run the notebook again.");
}
