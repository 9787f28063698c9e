using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks.Dib;
using MlopsNotebookKernel.Domain.Notebooks.Ipynb;
using MlopsNotebookKernel.Domain.Notebooks.Json;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>A cell of a notebook. It never changes: what would change it gives a new cell.</summary>
public sealed class NotebookCell
{
    private IReadOnlyList<CellOutput>? _outputs;

    internal NotebookCell(CellKind kind, string language, string source)
    {
        Kind = kind;
        Language = language;
        Source = source;
    }

    /// <summary>Its id in its document; null where the format has none (before nbformat 4.5, and <c>.dib</c>).</summary>
    public string? Id { get; internal set; }

    /// <summary>What it is.</summary>
    public CellKind Kind { get; }

    /// <summary>Its language by its one name (<see cref="NotebookLanguage"/>); <c>markdown</c> and <c>raw</c> for those kinds.</summary>
    public string Language { get; internal set; }

    /// <summary>Its text, lines ended by <c>\n</c>.</summary>
    public string Source { get; private set; }

    /// <summary>The number of its last run; null when it did not run, and for cells that are not code.</summary>
    public int? ExecutionCount { get; internal set; }

    /// <summary>The tags in its metadata, in order.</summary>
    public IReadOnlyList<string> Tags { get; internal init; } = [];

    /// <summary>The outputs of its last run, in order; empty for cells that are not code.</summary>
    /// <exception cref="NotebookException">The document holds outputs that are none (MLOPS1113).</exception>
    public IReadOnlyList<CellOutput> Outputs => _outputs ??= IpynbOutputs.Read(this);

    /// <summary>The cell as its document wrote it; null for a new one, and for <c>.dib</c>.</summary>
    internal ReadOnlyMemory<byte>? RawJson { get; init; }

    /// <summary>Its members as its document wrote them.</summary>
    internal JsonMembers? Json { get; init; }

    /// <summary>The cell as its <c>.dib</c> document wrote it; null for a new one, and for <c>.ipynb</c>.</summary>
    internal DibText? Dib { get; init; }

    /// <summary>Where it stands, for messages: "name: cell 3".</summary>
    internal string Place { get; init; } = "new cell";

    /// <summary>Whether <see cref="Source"/> is no longer what the document wrote.</summary>
    internal bool IsSourceChanged { get; private set; }

    /// <summary>Whether the run is no longer what the document wrote.</summary>
    internal bool IsRunChanged { get; private set; }

    /// <summary>Makes a new cell.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="source">Its text.</param>
    /// <param name="language">Its language, for code; ignored for other kinds.</param>
    /// <param name="tags">Tags for its metadata; null for none.</param>
    /// <param name="id">Its id; null lets the document give one where its format has ids.</param>
    public static NotebookCell Create(
        CellKind kind, string source, string language = NotebookLanguage.CSharp, IReadOnlyList<string>? tags = null, string? id = null) =>
        new(kind, kind switch
        {
            CellKind.Markdown => NotebookLanguage.Markdown,
            CellKind.Raw => NotebookLanguage.Raw,
            _ => NotebookLanguage.Normalize(language),
        }, Lines.Unify(source))
        {
            Id = id,
            Tags = tags ?? [],
            _outputs = [],
        };

    /// <summary>The same cell after a run.</summary>
    /// <param name="executionCount">The number of the run; null for a cell that did not run.</param>
    /// <param name="outputs">What it put out; updates are applied to the displays they name.</param>
    public NotebookCell WithRun(int? executionCount, IReadOnlyList<CellOutput> outputs)
    {
        NotebookCell copy = (NotebookCell)MemberwiseClone();
        copy.ExecutionCount = executionCount;
        copy._outputs = IpynbOutputs.Settle(outputs);
        copy.IsRunChanged = true;
        return copy;
    }

    /// <summary>The same cell with another text; its run stays.</summary>
    /// <param name="source">The text.</param>
    public NotebookCell WithSource(string source)
    {
        NotebookCell copy = (NotebookCell)MemberwiseClone();
        copy.Source = Lines.Unify(source);
        copy.IsSourceChanged = copy.IsSourceChanged || copy.Source != Source;
        return copy;
    }

    /// <summary>A value of the cell's own metadata; null when there is none.</summary>
    /// <param name="name">The member of <c>metadata</c>.</param>
    public JsonNode? GetMetadata(string name)
    {
        if (Json?.Find("metadata") is not { } metadata || JsonMembers.Parse(metadata).Find(name) is not { } value)
        {
            return null;
        }

        return JsonNode.Parse(value.Span, documentOptions: JsonLimits.DocumentOptions);
    }

    /// <summary>A file kept inside a cell, such as a picture that its Markdown shows as <c>attachment:name</c>; null when there is none.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Its content by mime type; pictures are base64.</returns>
    public Bundle? GetAttachment(string name)
    {
        if (Json?.Find("attachments") is not { } raw || raw.Span[0] != (byte)'{'
            || JsonMembers.Parse(raw).Find(name) is not { } content || content.Span[0] != (byte)'{')
        {
            return null;
        }

        JsonMembers members = JsonMembers.Parse(content);
        Dictionary<string, string> data = [];
        foreach (string mimeType in members.Names)
        {
            if (JsonText.Joined(members.Find(mimeType)!.Value) is { } text)
            {
                data[mimeType] = text;
            }
        }

        return new Bundle(data);
    }

    internal NotebookCell WithId(string? id)
    {
        NotebookCell copy = (NotebookCell)MemberwiseClone();
        copy.Id = id;
        return copy;
    }
}
