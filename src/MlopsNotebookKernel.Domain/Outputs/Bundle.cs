namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>One thing to show, in several mime types of which a front end picks the best it can draw.</summary>
/// <param name="Data">
/// Content by mime type (<see cref="MimeTypes"/>). Text types hold the text itself; JSON types hold JSON text.
/// </param>
public sealed record Bundle(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>A bundle of plain text alone.</summary>
    /// <param name="text">The text.</param>
    public static Bundle OfText(string text) => new(new Dictionary<string, string> { [MimeTypes.Text] = text });

    /// <summary>A bundle of HTML with its plain-text equivalent.</summary>
    /// <param name="html">HTML, already encoded.</param>
    /// <param name="text">What a front end without HTML shows.</param>
    public static Bundle OfHtml(string html, string text) => new(new Dictionary<string, string>
    {
        [MimeTypes.Html] = html,
        [MimeTypes.Text] = text,
    });

    /// <summary>The plain text, empty when there is none.</summary>
    public string Text => Data.GetValueOrDefault(MimeTypes.Text, "");

    /// <summary>
    /// A command's result as JSON text; null when there is none. Earlier versions stored it as
    /// <see cref="MimeTypes.Json"/>, where a value of a notebook may stand as well: who reads it looks at its schema.
    /// </summary>
    public string? Result => Data.GetValueOrDefault(MimeTypes.Result) ?? Data.GetValueOrDefault(MimeTypes.Json);

    /// <summary>The same bundle with one more (or a replaced) mime type.</summary>
    /// <param name="mimeType">A mime type.</param>
    /// <param name="content">Its content.</param>
    public Bundle With(string mimeType, string content) => new(new Dictionary<string, string>(Data) { [mimeType] = content });
}
