namespace MlopsNotebookKernel.Cells;

/// <summary>Text that says itself how it is to be shown.</summary>
/// <param name="MimeType">Its mime type, such as <c>text/html</c>.</param>
/// <param name="Content">The text.</param>
public sealed record MimeContent(string MimeType, string Content)
{
    /// <summary>The mime type of HTML.</summary>
    public const string Html = "text/html";

    /// <inheritdoc/>
    public override string ToString() => Content;
}
