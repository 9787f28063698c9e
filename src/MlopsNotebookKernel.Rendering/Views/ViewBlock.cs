using MlopsNotebookKernel.Rendering.Figures;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>A part of a view. All texts are plain: renderers encode them.</summary>
public abstract record ViewBlock
{
    private ViewBlock()
    {
    }

    /// <summary>A paragraph of plain text.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Paragraph(string Text) : ViewBlock;

    /// <summary>A heading within the view.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Heading(string Text) : ViewBlock;

    /// <summary>A sentence that must not be overlooked.</summary>
    /// <param name="Status">How to read it.</param>
    /// <param name="Text">The sentence.</param>
    public sealed record Callout(ViewStatus Status, string Text) : ViewBlock;

    /// <summary>Labels with their values.</summary>
    /// <param name="Items">Label and value, in order.</param>
    public sealed record Facts(IReadOnlyList<(string Label, string Value)> Items) : ViewBlock;

    /// <summary>A table.</summary>
    /// <param name="Columns">Its columns.</param>
    /// <param name="Rows">Cells by row; as many a row as there are columns.</param>
    /// <param name="Note">Said under the table, such as "10 of 20,466 rows"; null for nothing.</param>
    public sealed record Table(
        IReadOnlyList<ViewColumn> Columns, IReadOnlyList<IReadOnlyList<ViewCell>> Rows, string? Note = null) : ViewBlock;

    /// <summary>A figure, drawn static and interactive.</summary>
    /// <param name="Drawing">The figure.</param>
    public sealed record Chart(Figure Drawing) : ViewBlock;

    /// <summary>A picture that was drawn elsewhere and kept as a file. Where only text is shown, it is left out.</summary>
    /// <param name="MimeType">Such as <c>image/png</c>.</param>
    /// <param name="Content">Its bytes; those of a drawing are shown as an image, which runs no script and fetches nothing.</param>
    /// <param name="Description">What it shows.</param>
    public sealed record Picture(string MimeType, byte[] Content, string Description) : ViewBlock;

    /// <summary>Code, a diff, or a line to paste, in a fixed-width font.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Language">Such as <c>csharp</c>, <c>diff</c>, <c>text</c>.</param>
    public sealed record Code(string Text, string Language) : ViewBlock;

    /// <summary>Blocks folded under a line; open or closed at first.</summary>
    /// <param name="Summary">The line.</param>
    /// <param name="Blocks">What it folds.</param>
    /// <param name="Open">Whether it is open at first.</param>
    public sealed record Fold(string Summary, IReadOnlyList<ViewBlock> Blocks, bool Open = false) : ViewBlock;
}
