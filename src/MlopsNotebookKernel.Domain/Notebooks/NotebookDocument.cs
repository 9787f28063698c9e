using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks.Dib;
using MlopsNotebookKernel.Domain.Notebooks.Ipynb;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>
/// A notebook as stored. It never changes: what would change it gives a new document. Whatever nobody changes is
/// written back byte for byte: unknown fields, ids, attachments, the layout, the line ends.
/// </summary>
public sealed class NotebookDocument
{
    private readonly NotebookEnvelope _envelope;

    /// <summary>What was read, while nothing changed.</summary>
    private readonly byte[]? _original;

    internal NotebookDocument(NotebookEnvelope envelope, IReadOnlyList<NotebookCell> cells, byte[]? original)
    {
        _envelope = envelope;
        _original = original;
        Cells = cells;
    }

    /// <summary>How it is stored.</summary>
    public NotebookFormat Format => _envelope.Format;

    /// <summary>
    /// The language of cells that name none, by its one name (<see cref="NotebookLanguage"/>); <c>csharp</c> when the
    /// notebook does not say.
    /// </summary>
    public string DefaultLanguage => _envelope.DefaultLanguage;

    /// <summary>Its cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>Makes a notebook.</summary>
    /// <param name="format">How it is to be stored.</param>
    /// <param name="cells">Its cells; those without an id are given one that depends on their place and text alone.</param>
    /// <param name="language">The language of cells that name none.</param>
    public static NotebookDocument Create(
        NotebookFormat format, IEnumerable<NotebookCell> cells, string language = NotebookLanguage.CSharp)
    {
        NotebookEnvelope envelope = format == NotebookFormat.Ipynb
            ? IpynbEnvelope.New(NotebookLanguage.Normalize(language))
            : DibEnvelope.New(NotebookLanguage.Normalize(language));
        NotebookDocument document = new(envelope, [], null);
        foreach (NotebookCell cell in cells)
        {
            document = document.Insert(document.Cells.Count, cell);
        }

        return document;
    }

    /// <summary>Reads a notebook's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">How it is stored.</param>
    /// <param name="name">What to call it in messages; its path as the user wrote it.</param>
    /// <exception cref="NotebookException">It is no such notebook; the message names the place.</exception>
    public static NotebookDocument Parse(string text, NotebookFormat format, string name) =>
        Parse(NotebookFile.Encode(text, name), format, name);

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">An <c>.ipynb</c> or <c>.dib</c> file.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="NotebookException">It cannot be read, or is no notebook.</exception>
    public static async Task<NotebookDocument> ReadAsync(string path, CancellationToken cancellation)
    {
        NotebookFormat format = NotebookFile.FormatOf(path);
        byte[] bytes = await NotebookFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        return Parse(bytes, format, Path.GetFileName(path));
    }

    /// <summary>The format that a path's extension names.</summary>
    /// <param name="path">A path; it need not exist.</param>
    /// <exception cref="NotebookException">It is neither <c>.ipynb</c> nor <c>.dib</c> (MLOPS1112).</exception>
    public static NotebookFormat FormatOf(string path) => NotebookFile.FormatOf(path);

    /// <summary>Makes sure that a path names a notebook that is there; what is in it is not looked at.</summary>
    /// <param name="path">An <c>.ipynb</c> or <c>.dib</c> file.</param>
    /// <exception cref="NotebookException">There is no such file (MLOPS1101), or it is no notebook by its name (MLOPS1112).</exception>
    public static void CheckThere(string path)
    {
        NotebookFile.FormatOf(path);
        NotebookFile.CheckThere(path);
    }

    /// <summary>The notebook as text; unchanged, it is what was read.</summary>
    public string ToText() => Encoding.UTF8.GetString(ToBytes());

    /// <summary>The notebook as UTF-8; unchanged, it is what was read, byte for byte.</summary>
    public byte[] ToBytes() => _original ?? _envelope.Write(Cells);

    /// <summary>Writes the notebook, whole or not at all.</summary>
    /// <param name="path">Where to write; its extension is not looked at.</param>
    /// <returns>False when the file already had just this content and was left untouched.</returns>
    public bool Save(string path) => AtomicFile.WriteBytes(path, ToBytes());

    /// <summary>The same notebook with a cell replaced.</summary>
    /// <param name="index">The cell's place, from 0.</param>
    /// <param name="cell">The cell instead.</param>
    public NotebookDocument Replace(int index, NotebookCell cell)
    {
        List<NotebookCell> cells = [.. Cells];
        cells[index] = cell;
        return new NotebookDocument(_envelope, cells, null);
    }

    /// <summary>The same notebook with one more cell.</summary>
    /// <param name="index">The new cell's place, from 0.</param>
    /// <param name="cell">The cell; without an id it is given one where the format has ids.</param>
    public NotebookDocument Insert(int index, NotebookCell cell)
    {
        List<NotebookCell> cells = [.. Cells];
        cells.Insert(index, _envelope.Adopt(cell, index, Cells));
        return new NotebookDocument(_envelope, cells, null);
    }

    /// <summary>The same notebook without a cell.</summary>
    /// <param name="index">The cell's place, from 0.</param>
    public NotebookDocument Remove(int index)
    {
        List<NotebookCell> cells = [.. Cells];
        cells.RemoveAt(index);
        return new NotebookDocument(_envelope, cells, null);
    }

    /// <summary>
    /// A value of the notebook's metadata (in <c>.dib</c> of its <c>#!meta</c>), such as <c>mlops</c>; null when there
    /// is none. Changing what comes back does not change the document.
    /// </summary>
    /// <param name="name">The member of <c>metadata</c>.</param>
    public JsonNode? GetMetadata(string name) => _envelope.GetMetadata(name);

    /// <summary>The same notebook with a value of its metadata replaced.</summary>
    /// <param name="name">The member of <c>metadata</c>.</param>
    /// <param name="value">The value; null removes it.</param>
    public NotebookDocument WithMetadata(string name, JsonNode? value) =>
        JsonNode.DeepEquals(GetMetadata(name), value)
            ? this
            : new NotebookDocument(_envelope.WithMetadata(name, value), Cells, null);

    /// <summary>The same notebook in another format. A <c>.dib</c> holds no outputs, ids, tags or metadata of cells: they are left behind.</summary>
    /// <param name="format">The format.</param>
    public NotebookDocument ConvertTo(NotebookFormat format)
    {
        if (format == Format)
        {
            return this;
        }

        NotebookDocument converted = Create(format, Cells.Select(cell => NotebookCell
            .Create(cell.Kind, cell.Source, cell.Language, cell.Tags)
            .WithRun(cell.ExecutionCount, cell.Outputs)), DefaultLanguage);
        foreach ((string name, JsonNode? value) in _envelope.PortableMetadata())
        {
            converted = converted.WithMetadata(name, value);
        }

        return converted;
    }

    private static NotebookDocument Parse(byte[] bytes, NotebookFormat format, string name) =>
        format == NotebookFormat.Ipynb ? IpynbReader.Read(bytes, name) : DibReader.Read(bytes, name);
}
