namespace MlopsNotebookKernel.Domain.Notebooks.Dib;

/// <summary>A segment of a <c>.dib</c> as written.</summary>
/// <param name="Header">The line that opens it with its line end; empty for text before the first header.</param>
/// <param name="Text">All up to the next header: blank lines, the text, blank lines.</param>
internal sealed record DibText(string Header, string Text)
{
    /// <summary>The segment as written.</summary>
    public string Whole => Header + Text;
}
