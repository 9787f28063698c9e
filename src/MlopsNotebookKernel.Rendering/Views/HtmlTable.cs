using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>Writes a table as accessible HTML: column headers with scope, and a row header where the first column names the row.</summary>
internal static class HtmlTable
{
    public static void Write(StringBuilder html, ViewBlock.Table table, HtmlSetting setting)
    {
        html.Append("<div class=\"mlops-scroll\" tabindex=\"0\"><table>\n");
        if (table.Note is not null)
        {
            html.Append(CultureInfo.InvariantCulture, $"<caption{MarkupText.Direction(table.Note)}>{MarkupText.Encode(table.Note)}</caption>\n");
        }
        else if (setting.About is { } about && table.Columns.Count > 0)
        {
            string caption = $"{about}: {table.Columns[0].Title}";
            html.Append(CultureInfo.InvariantCulture, $"<caption class=\"unseen\"{MarkupText.Direction(caption)}>{MarkupText.Encode(caption)}</caption>\n");
        }

        html.Append("<thead><tr>");
        foreach (ViewColumn column in table.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(column)}{MarkupText.Direction(column.Title)}>{MarkupText.Encode(column.Title)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<ViewCell> row in table.Rows)
        {
            html.Append("<tr>");
            for (int column = 0; column < row.Count; column++)
            {
                Cell(html, table.Columns[column], row[column], isRowHeader: column == 0 && !table.Columns[0].IsNumeric);
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void Cell(StringBuilder html, ViewColumn column, ViewCell cell, bool isRowHeader)
    {
        string name = isRowHeader ? "th" : "td";
        html.Append(CultureInfo.InvariantCulture, $"<{name}{(isRowHeader ? " scope=\"row\"" : "")}{Class(column, cell)}{MarkupText.Direction(cell.Text)}>");
        html.Append(cell.Status == ViewStatus.Neutral
            ? MarkupText.Encode(cell.Text)
            : $"<span class=\"mlops-mark {StatusMark.Class(cell.Status)}\">{StatusMark.Sign(cell.Status)} {MarkupText.Encode(cell.Text)}</span>");
        html.Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    // A long text keeps room for some words a line on a narrow page, where the table scrolls.
    private static string Class(ViewColumn column, ViewCell cell) =>
        !column.IsNumeric && cell.Text.Length > 40 ? " class=\"mlops-long\"" : Class(column);

    private static string Class(ViewColumn column) => column.IsNumeric ? " class=\"mlops-number\"" : "";
}
