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

    /// <summary>Shows a value in some mime types alone, where it has content of them.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types, such as <c>text/plain</c>; none for all.</param>
    /// <returns>A handle that can replace what is shown.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        INotebookHost host = NotebookHost.Require();
        return new DisplayedValue(host, mimeTypes.Length == 0 ? host.Display(value) : host.Display(value, mimeTypes));
    }

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Whether only once the next output is there, so that nothing flickers; at once by default.</param>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static void clear(bool wait = false) => NotebookHost.Require().Clear(wait);

    /// <summary>Asks the person at the front end for a line, and waits for it.</summary>
    /// <param name="prompt">What to ask; nothing by default.</param>
    /// <returns>The line without its end; null when nobody can answer, as in a headless run.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static string? input(string prompt = "") => NotebookHost.Require().Read(prompt, isSecret: false);

    /// <summary>Asks the person at the front end for a secret, which is not shown while it is typed nor kept in the notebook.</summary>
    /// <param name="prompt">What to ask; nothing by default.</param>
    /// <returns>The secret; null when nobody can answer, as in a headless run.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static string? password(string prompt = "") => NotebookHost.Require().Read(prompt, isSecret: true);

    /// <summary>Marks a string as HTML: shown as a page fragment where it is displayed or is the cell's result.</summary>
    /// <param name="content">HTML, already encoded.</param>
    public static MimeContent HTML(string content) => new(MimeContent.Html, content);
}
