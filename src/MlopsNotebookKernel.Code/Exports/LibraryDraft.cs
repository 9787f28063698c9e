namespace MlopsNotebookKernel.Code.Exports;

/// <summary>A file of the library before its using directives are settled.</summary>
/// <param name="Path">Where it lies in the library's folder.</param>
/// <param name="Usings">Using directives it may need, whole lines.</param>
/// <param name="Body">What follows them.</param>
internal sealed record LibraryDraft(string Path, IReadOnlyCollection<string> Usings, string Body)
{
    /// <summary>Whether the compiler's remarks on null are switched off in it, as they are in notebooks.</summary>
    public bool IgnoresNullWarnings { get; init; }

    /// <summary>The whole file.</summary>
    public string Text =>
        (IgnoresNullWarnings ? "#nullable disable warnings\n\n" : "")
        + (Usings.Count == 0 ? "" : string.Join('\n', Usings.Order(UsingOrder.Instance)) + "\n\n")
        + Body;
}
