namespace MlopsNotebookKernel.Hosting;

/// <summary>The formatters of <see cref="MlopsResult"/>, in the shape that .NET Interactive finds by convention.</summary>
internal sealed class MlopsResultFormats
{
    /// <summary>One formatter a mime type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MlopsResultFormat("text/html", result => result.ToHtml()),
        new MlopsResultFormat("text/plain", result => result.ToString()),
    ];
}
