using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Cells;

/// <summary>
/// The functions every cell can call without a prefix (<c>using static</c>). Names are lower case where C# notebooks
/// have long spelt them so.
/// </summary>
public static class Notebook
{
    /// <summary>Shows a value below the cell, in the order of the cell's other outputs; callable from any thread.</summary>
    /// <param name="value">Any value; sequences of records show as tables.</param>
    /// <returns>A handle that can replace what is shown.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static DisplayedValue display(object? value)
    {
        INotebookHost host = NotebookHost.Require();
        return new DisplayedValue(host, host.Display(value));
    }

    /// <summary>Shows text of a given mime type, such as <c>image/svg+xml</c>.</summary>
    /// <param name="content">The text.</param>
    /// <param name="mimeType">Its mime type.</param>
    /// <returns>A handle that can replace what is shown.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static DisplayedValue display(string content, string mimeType) => display(new MimeContent(mimeType, content));

    /// <summary>Marks a string as HTML: shown as a page fragment where it is displayed or is the cell's result.</summary>
    /// <param name="content">HTML, already encoded.</param>
    public static MimeContent HTML(string content) => new(MimeContent.Html, content);
}
