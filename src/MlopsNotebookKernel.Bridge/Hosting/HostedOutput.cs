namespace MlopsNotebookKernel.Hosting;

/// <summary>Something that a cell put out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Content by mime type; texts of streams and errors under <c>text/plain</c>.</param>
/// <param name="DisplayId">Names the display; null for what is never replaced.</param>
public sealed record HostedOutput(HostedOutputKind Kind, IReadOnlyDictionary<string, string> Content, string? DisplayId = null);
