using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Dib;

/// <summary>All of a <c>.dib</c> but its cells.</summary>
/// <param name="Head">What stands before all: a byte order mark, blank lines.</param>
/// <param name="Meta">The <c>#!meta</c> segment as written; null when there is none.</param>
/// <param name="Members">The members of its JSON.</param>
/// <param name="Newline">The line end.</param>
/// <param name="DefaultLanguage">The language of text under no header.</param>
internal sealed record DibEnvelope(string Head, DibText? Meta, JsonMembers Members, string Newline, string DefaultLanguage)
    : NotebookEnvelope(NotebookFormat.Dib, DefaultLanguage)
{
    /// <summary>A new document.</summary>
    /// <param name="language">The language of its cells.</param>
    public static DibEnvelope New(string language)
    {
        DibEnvelope empty = new("", null, JsonMembers.Empty, "\n", language);
        JsonObject kernels = new()
        {
            ["defaultKernelName"] = language,
            ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = language }),
        };
        return (DibEnvelope)empty.WithMetadata("kernelInfo", kernels);
    }

    /// <inheritdoc/>
    public override byte[] Write(IReadOnlyList<NotebookCell> cells)
    {
        StringBuilder text = new(Head);
        text.Append(Meta?.Whole);
        for (int i = 0; i < cells.Count; i++)
        {
            NotebookCell cell = cells[i];
            if (cell.Dib is { } segment && !cell.IsSourceChanged && (segment.Header.Length > 0 || i == 0))
            {
                EndLine(text);
                text.Append(segment.Whole);
                continue;
            }

            EndLine(text);
            string header = cell.Dib is { Header.Length: > 0 } old ? old.Header.TrimEnd() : $"#!{cell.Language}";
            text.Append(header).Append(Newline).Append(Newline)
                .Append(cell.Source.Replace("\n", Newline, StringComparison.Ordinal)).Append(Newline);
            if (i < cells.Count - 1)
            {
                text.Append(Newline);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <inheritdoc/>
    public override NotebookCell Adopt(NotebookCell cell, int index, IReadOnlyList<NotebookCell> others) => cell.WithId(null);

    /// <inheritdoc/>
    public override JsonNode? GetMetadata(string name) => Members.Find(name) is { } value
        ? JsonNode.Parse(value.Span, documentOptions: JsonLimits.DocumentOptions)
        : null;

    /// <inheritdoc/>
    public override NotebookEnvelope WithMetadata(string name, JsonNode? value)
    {
        JsonMembers members = value is null
            ? Members.Without(name)
            : Members.With(name, JsonLayout.Compact.Format(value.ToJsonString(), 1));
        ArrayBufferWriter<byte> written = new();
        members.Write(JsonLayout.Compact, 0, written);
        DibText meta = new(
            Meta is { Header.Length: > 0 } old && old.Header.EndsWith('\n') ? old.Header : $"#!meta{Newline}",
            $"{Newline}{Encoding.UTF8.GetString(written.WrittenSpan)}{Newline}{Newline}");
        return this with { Members = members, Meta = meta };
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, JsonNode? Value)> PortableMetadata()
    {
        if (GetMetadata("kernelInfo") is { } kernels)
        {
            yield return ("polyglot_notebook", new JsonObject { ["kernelInfo"] = kernels });
        }

        if (GetMetadata("mlops") is { } stamp)
        {
            yield return ("mlops", stamp);
        }
    }

    /// <summary>A header stands on a line of its own, also after a segment whose last line had no end.</summary>
    private void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is not ('\n' or '\uFEFF'))
        {
            text.Append(Newline);
        }
    }
}
