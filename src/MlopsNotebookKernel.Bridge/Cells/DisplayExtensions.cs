namespace MlopsNotebookKernel.Cells;

/// <summary><c>x.Display()</c> for every value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">Any value; sequences of records show as tables.</param>
    /// <returns>A handle that can replace what is shown.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static DisplayedValue Display<T>(this T value) => Notebook.display(value);

    /// <summary>Shows a value in some mime types alone, where it has content of them.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types, such as <c>text/plain</c>.</param>
    /// <returns>A handle that can replace what is shown.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => Notebook.display((object?)value, mimeTypes);

    /// <summary>Shows text as content of a mime type.</summary>
    /// <param name="content">The text.</param>
    /// <param name="mimeType">Its mime type, such as <c>text/html</c>.</param>
    /// <returns>A handle that can replace what is shown.</returns>
    /// <exception cref="InvalidOperationException">No notebook runs.</exception>
    public static DisplayedValue DisplayAs(this string content, string mimeType) => Notebook.display(content, mimeType);
}
