namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>Where blocks stand, as far as their HTML depends on it.</summary>
/// <param name="Heading">The element of headings.</param>
/// <param name="IsOwnPage">
/// Whether the page is ours, so that nobody takes its style sheet away; a fragment shows in pages of others.
/// </param>
/// <param name="About">
/// What the blocks are about: a table without a note is named by it for those who do not see what it stands under; null
/// leaves such a table without a name.
/// </param>
internal sealed record HtmlSetting(string Heading, bool IsOwnPage, string? About)
{
    /// <summary>In a cell's output.</summary>
    public static HtmlSetting Fragment { get; } = new("h4", false, null);
}
