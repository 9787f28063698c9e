using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>
/// Keeps a page of many notebooks within what a browser opens at once: long texts, tables and listings are cut, and say
/// so. The commands of the single facts show them whole.
/// </summary>
internal static class ReportLimits
{
    private const int LongestText = 600;
    private const int LongestParagraph = 3000;
    private const int MostLines = 120;
    private const int LongestListing = 12_000;
    private const int MostRows = 60;

    /// <summary>A section within the limits.</summary>
    /// <param name="section">The section.</param>
    public static ReportSection Of(ReportSection section) => section with
    {
        Summary = Text(section.Summary),
        Blocks = Blocks(section.Blocks),
        Table = section.Table is { } table ? table with { Entries = [.. table.Entries.Select(Entry)] } : null,
    };

    private static ReportEntry Entry(ReportEntry entry) => entry with
    {
        Cells = [.. entry.Cells.Select(cell => cell with { Text = Text(cell.Text), Below = cell.Below is { } below ? Text(below) : null })],
        Details = Blocks(entry.Details),
    };

    private static IReadOnlyList<ViewBlock> Blocks(IReadOnlyList<ViewBlock> blocks) => [.. blocks.Select(Block)];

    private static ViewBlock Block(ViewBlock block) => block switch
    {
        ViewBlock.Paragraph paragraph => new ViewBlock.Paragraph(Text(paragraph.Text, LongestParagraph)),
        ViewBlock.Heading heading => new ViewBlock.Heading(Text(heading.Text)),
        ViewBlock.Callout callout => callout with { Text = Text(callout.Text) },
        ViewBlock.Facts facts => new ViewBlock.Facts([.. facts.Items.Select(item => (Text(item.Label), Text(item.Value)))]),
        ViewBlock.Code code => code with { Text = Listing(code.Text) },
        ViewBlock.Fold fold => fold with { Summary = Text(fold.Summary), Blocks = Blocks(fold.Blocks) },
        ViewBlock.Table table => Table(table),
        _ => block,
    };

    private static ViewBlock.Table Table(ViewBlock.Table table)
    {
        string? cut = table.Rows.Count > MostRows ? $"The first {QuantityText.Count(MostRows)} of {QuantityText.Count(table.Rows.Count)}." : null;
        return table with
        {
            Rows = [.. table.Rows.Take(MostRows).Select(row => (IReadOnlyList<ViewCell>)[.. row.Select(cell => cell with { Text = Text(cell.Text) })])],
            Note = cut is null || table.Note is null ? cut ?? table.Note : $"{table.Note} {cut}",
        };
    }

    private static string Text(string text, int longest = LongestText) => text.Length <= longest ? text : $"{Whole(text, longest)}…";

    private static string Listing(string text)
    {
        string[] lines = Whole(text, LongestListing).Split('\n');
        int all = text.AsSpan().Count('\n') + 1;
        return lines.Length <= MostLines && text.Length <= LongestListing
            ? text
            : $"{string.Join('\n', lines.Take(MostLines))}\n… {QuantityText.Count(all, "line")} in all";
    }

    // Half of a surrogate pair is no letter.
    private static string Whole(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
