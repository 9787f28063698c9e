using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>All of a Jupyter notebook but its cells.</summary>
/// <param name="Root">The document's members as written.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Minor">The minor version of its format; cells have ids from 5 on.</param>
/// <param name="Head">What stands before the document: a byte order mark, space.</param>
/// <param name="Tail">What stands after it: its last line end.</param>
/// <param name="DefaultLanguage">The language of cells that name none.</param>
internal sealed record IpynbEnvelope(
    JsonMembers Root, JsonLayout Layout, int Minor, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail, string DefaultLanguage)
    : NotebookEnvelope(NotebookFormat.Ipynb, DefaultLanguage)
{
    /// <summary>A new document, as nbformat would write it.</summary>
    /// <param name="language">The language of its cells.</param>
    public static IpynbEnvelope New(string language)
    {
        (string display, string kernel, string name) = language switch
        {
            NotebookLanguage.CSharp => (".NET (C#)", ".net-csharp", "C#"),
            "fsharp" => (".NET (F#)", ".net-fsharp", "F#"),
            "pwsh" => (".NET (PowerShell)", ".net-pwsh", "PowerShell"),
            _ => (language, language, language),
        };
        JsonObject metadata = new()
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = display, ["language"] = name, ["name"] = kernel },
            ["language_info"] = new JsonObject { ["name"] = name },
        };
        JsonMembers root = JsonMembers.Empty
            .With("cells", "[]"u8.ToArray())
            .With("metadata", JsonLayout.Jupyter.Format(metadata.ToJsonString(), 1))
            .With("nbformat", "4"u8.ToArray())
            .With("nbformat_minor", "5"u8.ToArray());
        return new IpynbEnvelope(root, JsonLayout.Jupyter, 5, default, "\n"u8.ToArray(), language);
    }

    /// <inheritdoc/>
    public override byte[] Write(IReadOnlyList<NotebookCell> cells)
    {
        ArrayBufferWriter<byte> list = new();
        Layout.WriteItems('[', ']', 1, cells, list, (_, cell, output) => output.Write(IpynbCellWriter.Write(cell, this).Span));
        ArrayBufferWriter<byte> document = new(list.WrittenCount + 4096);
        document.Write(Head.Span);
        Root.With("cells", list.WrittenMemory).Write(Layout, 0, document);
        document.Write(Tail.Span);
        return document.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public override NotebookCell Adopt(NotebookCell cell, int index, IReadOnlyList<NotebookCell> others)
    {
        if (Minor < 5)
        {
            return cell.WithId(null);
        }

        if (cell.Id is not null && !others.Any(other => other.Id == cell.Id))
        {
            return cell;
        }

        // An id of place and text, so that the same notebook made twice is the same file.
        for (int attempt = 0; ; attempt++)
        {
            string seed = string.Create(CultureInfo.InvariantCulture, $"{index}\n{attempt}\n{cell.Source}");
            string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..8];
            if (!others.Any(other => other.Id == id))
            {
                return cell.WithId(id);
            }
        }
    }

    /// <inheritdoc/>
    public override JsonNode? GetMetadata(string name) => Metadata.Find(name) is { } value
        ? JsonNode.Parse(value.Span, documentOptions: JsonLimits.DocumentOptions)
        : null;

    /// <inheritdoc/>
    public override NotebookEnvelope WithMetadata(string name, JsonNode? value)
    {
        JsonMembers metadata = value is null
            ? Metadata.Without(name)
            : Metadata.With(name, Layout.Format(value.ToJsonString(), 2));
        ArrayBufferWriter<byte> written = new();
        metadata.Write(Layout, 1, written);
        return this with { Root = Root.With("metadata", written.WrittenMemory) };
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, JsonNode? Value)> PortableMetadata()
    {
        if (GetMetadata("polyglot_notebook") is JsonObject polyglot && polyglot["kernelInfo"] is { } kernels)
        {
            yield return ("kernelInfo", kernels.DeepClone());
        }

        if (GetMetadata("mlops") is { } stamp)
        {
            yield return ("mlops", stamp);
        }
    }

    private JsonMembers Metadata => Root.Find("metadata") is { } raw ? JsonMembers.Parse(raw) : JsonMembers.Empty;
}
