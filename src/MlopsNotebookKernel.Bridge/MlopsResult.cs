using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

/// <summary>
/// What came of a command. Notebooks show it as HTML, consoles as text: hosts find both by convention
/// (<see cref="ToString"/>, <see cref="ToHtml"/>, a formatter source).
/// </summary>
/// <param name="answer">Whether the answer is yes.</param>
/// <param name="hasFault">Whether a part of it could not be done.</param>
/// <param name="data">Content by mime type.</param>
[TypeFormatterSource(typeof(MlopsResultFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class MlopsResult(bool answer, bool hasFault, IReadOnlyDictionary<string, string> data)
{
    /// <summary>Yes: fresh, steady, passed; or no: stale, drifted, changed.</summary>
    public bool Answer { get; } = answer;

    /// <summary>Whether a part of it could not be done; the text tells which part, why, and the remedy.</summary>
    public bool HasFault { get; } = hasFault;

    /// <summary>All forms of the result by mime type: text, HTML, JSON, a picture where there is one.</summary>
    public IReadOnlyDictionary<string, string> Data { get; } = data;

    /// <summary>The first line of the text: the answer in one sentence.</summary>
    public string Summary => ToString().Split('\n', 2)[0].Trim();

    /// <summary>The result as JSON text, for programs; null for a command that has none (such as help).</summary>
    public string? Json => Data.GetValueOrDefault("application/vnd.mlops.result+json");

    /// <summary>The result as an HTML fragment that needs neither scripts nor network.</summary>
    public string ToHtml() => Data.TryGetValue("text/html", out string? html) ? html : $"<pre>{System.Net.WebUtility.HtmlEncode(ToString())}</pre>";

    /// <summary>The result as text.</summary>
    public override string ToString() => Data.GetValueOrDefault("text/plain", "");
}
