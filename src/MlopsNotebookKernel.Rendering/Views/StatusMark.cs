namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>The sign and the word that say a status without colour.</summary>
public static class StatusMark
{
    /// <summary>One character; empty for neutral.</summary>
    /// <param name="status">The status.</param>
    public static string Sign(ViewStatus status) => status switch
    {
        ViewStatus.Good => "✓",
        ViewStatus.Warning => "!",
        ViewStatus.Bad => "✗",
        _ => "",
    };

    /// <summary>One word, capitalised: "Good", "Attention", "Problem", and "Note" for neutral.</summary>
    /// <param name="status">The status.</param>
    public static string Word(ViewStatus status) => status switch
    {
        ViewStatus.Good => "Good",
        ViewStatus.Warning => "Attention",
        ViewStatus.Bad => "Problem",
        _ => "Note",
    };

    /// <summary>The class of the status in the style sheet of views.</summary>
    /// <param name="status">The status.</param>
    internal static string Class(ViewStatus status) => status switch
    {
        ViewStatus.Good => "mlops-good",
        ViewStatus.Warning => "mlops-warning",
        ViewStatus.Bad => "mlops-bad",
        _ => "mlops-neutral",
    };
}
