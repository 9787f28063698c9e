using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Rendering.Markup;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>
/// Writes the tables of a report: each entry is a body of its own, with a row that the reader sorts and filters by and
/// one that unfolds. Browsers draw what is folded only when it opens.
/// </summary>
internal sealed class ReportTables
{
    /// <summary>Shorter cells keep on one line, so that dates and ids are read at once.</summary>
    private const int LongestLine = 18;

    private const int MostChoices = 40;

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Knows where links lead.</summary>
    /// <param name="sections">The report's sections.</param>
    public ReportTables(IReadOnlyList<ReportSection> sections)
    {
        foreach (ReportSection section in sections.Where(section => section.Table is not null))
        {
            for (int place = 0; place < section.Table!.Entries.Count; place++)
            {
                // Keys come out of files; ids are ours.
                _ids.TryAdd(section.Table.Entries[place].Key, string.Create(CultureInfo.InvariantCulture, $"{section.Id}-{place + 1}"));
            }
        }
    }

    /// <summary>Writes a section's table with its filters.</summary>
    /// <param name="html">Takes it.</param>
    /// <param name="section">The section.</param>
    /// <param name="table">Its table.</param>
    /// <exception cref="ArgumentException">A row has another length than the table has columns.</exception>
    public void Write(StringBuilder html, ReportSection section, ReportTable table)
    {
        if (table.Entries.FirstOrDefault(entry => entry.Cells.Count != table.Columns.Count) is { } wrong)
        {
            throw new ArgumentException($"A row has {wrong.Cells.Count} cells in a table of {table.Columns.Count} columns.");
        }

        Filters(html, section, table);
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{MarkupText.Encode(table.Caption)}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"list\">\n<caption>{MarkupText.Encode(table.Caption)}</caption>\n<thead><tr>");
        foreach (ReportColumn column in table.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(column.IsNumeric ? " class=\"number\"" : "")}>{MarkupText.Encode(column.Title)}</th>");
        }

        html.Append("</tr></thead>\n");
        foreach (ReportEntry entry in table.Entries)
        {
            Entry(html, table, entry);
        }

        html.Append("</table>\n</div>\n");
    }

    private static void Filters(StringBuilder html, ReportSection section, ReportTable table)
    {
        List<string> filters = [];
        for (int column = 0; column < table.Columns.Count; column++)
        {
            string[] choices = [.. table.Entries.Select(entry => entry.Cells[column].Text).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
            if (table.Columns[column].IsFilter && choices.Length is > 1 and <= MostChoices)
            {
                filters.Add(Filter(section, table, column, choices));
            }
        }

        if (filters.Count > 0)
        {
            html.Append("<div class=\"filters\" hidden>\n").AppendJoin("", filters).Append("</div>\n");
        }
    }

    private static string Filter(ReportSection section, ReportTable table, int column, string[] choices)
    {
        StringBuilder html = new();
        string id = string.Create(CultureInfo.InvariantCulture, $"{section.Id}-filter-{column}");
        html.Append(CultureInfo.InvariantCulture, $"<label for=\"{id}\">{MarkupText.Encode(table.Columns[column].Title)} <select id=\"{id}\" data-column=\"{column}\"><option value=\"\">All</option>");
        foreach (string choice in choices.Order(StringComparer.Ordinal))
        {
            int count = table.Entries.Count(entry => entry.Cells[column].Text == choice);
            html.Append(CultureInfo.InvariantCulture, $"<option value=\"{MarkupText.Encode(choice)}\">{MarkupText.Encode(choice)} ({QuantityText.Count(count)})</option>");
        }

        return html.Append("</select></label>\n").ToString();
    }

    private void Entry(StringBuilder html, ReportTable table, ReportEntry entry)
    {
        string status = entry.Status.ToString().ToLowerInvariant();
        html.Append(CultureInfo.InvariantCulture, $"<tbody id=\"{_ids[entry.Key]}\" data-status=\"{status}\">\n<tr>");
        for (int column = 0; column < entry.Cells.Count; column++)
        {
            Cell(html, table.Columns[column], entry.Cells[column], isRowHeader: column == 0);
        }

        html.Append("</tr>\n");
        if (entry.Details.Count > 0 || entry.Links.Any(link => _ids.ContainsKey(link.Key)))
        {
            Details(html, table.Columns.Count, entry);
        }

        html.Append("</tbody>\n");
    }

    private static void Cell(StringBuilder html, ReportColumn column, ReportCell cell, bool isRowHeader)
    {
        string name = isRowHeader ? "th" : "td";
        string order = cell.Order is { } value ? $" data-order=\"{value.ToString("R", CultureInfo.InvariantCulture)}\"" : "";
        string choice = column.IsFilter ? $" data-value=\"{MarkupText.Encode(cell.Text)}\"" : "";
        string kind = column.IsNumeric ? " class=\"number\"" : !isRowHeader && cell.Text.Length <= LongestLine ? " class=\"short\"" : "";
        html.Append(CultureInfo.InvariantCulture, $"\n<{name}{(isRowHeader ? " scope=\"row\"" : "")}{kind}{order}{choice}{MarkupText.Direction(cell.Text)}>{ReportPage.Mark(cell.Status, cell.Text)}");
        if (cell.Below is { } below)
        {
            html.Append(CultureInfo.InvariantCulture, $" <span class=\"below\"{MarkupText.Direction(below)}>{MarkupText.Encode(below)}</span>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    private void Details(StringBuilder html, int columns, ReportEntry entry)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr class=\"more\"><td colspan=\"{columns}\"><details><summary{MarkupText.Direction(entry.DetailsTitle)}>{MarkupText.Encode(entry.DetailsTitle)}");
        html.Append(CultureInfo.InvariantCulture, $"<span class=\"unseen\"> of {MarkupText.Encode(entry.Cells[0].Text)}</span></summary>\n<div class=\"mlops-view\">\n");
        ReportPage.Blocks(html, entry.Details, entry.Cells[0].Text);
        foreach ((string text, string key) in entry.Links)
        {
            if (_ids.TryGetValue(key, out string? id))
            {
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"links\"><a href=\"#{id}\"{MarkupText.Direction(text)}>{MarkupText.Encode(text)}</a></p>\n");
            }
        }

        html.Append("</div></details></td></tr>\n");
    }
}
