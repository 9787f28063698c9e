namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>One output of a cell, taken apart into what can be compared.</summary>
/// <param name="Kind">What it is: <c>output</c>, <c>error output</c>, <c>display</c>, <c>result</c> or <c>error</c>.</param>
/// <param name="Text">What it says in words, tables apart.</param>
/// <param name="Tables">Its tables, in order.</param>
/// <param name="Chart">What its chart draws; null where it has none.</param>
/// <param name="Data">Its data as JSON text; null where it has none.</param>
/// <param name="Pictures">Pictures by mime type, where no chart says what they show.</param>
public sealed record OutputPart(
    string Kind,
    string Text,
    IReadOnlyList<ComparedTable> Tables,
    IReadOnlyList<ChartTrace>? Chart,
    string? Data,
    IReadOnlyDictionary<string, string> Pictures)
{
    /// <summary>An output of text alone.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">The text.</param>
    public static OutputPart OfText(string kind, string text) => new(kind, text, [], null, null, new Dictionary<string, string>());
}
