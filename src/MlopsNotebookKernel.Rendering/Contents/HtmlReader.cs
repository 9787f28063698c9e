using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;

namespace MlopsNotebookKernel.Rendering.Contents;

/// <summary>Reads the text and the tables of HTML as a reader sees them. Nothing in it is run or fetched.</summary>
internal static partial class HtmlReader
{
    private static readonly string[] Unread = ["STYLE", "SCRIPT", "TEMPLATE", "NOSCRIPT", "HEAD"];

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BR", "CAPTION", "DD", "DETAILS", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "H1", "H2",
        "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "SUMMARY", "TABLE", "TD", "TH", "TR", "UL", "TEXT", "TITLE",
    };

    /// <summary>Reads.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="withPictures">Whether what pictures (SVG) say counts as text; not where their data is known.</param>
    public static (string Text, IReadOnlyList<ComparedTable> Tables) Read(string html, bool withPictures)
    {
        using IHtmlDocument document = new HtmlParser().ParseDocument(html);
        List<ComparedTable> tables = [];
        StringBuilder text = new();
        if (document.Body is { } body)
        {
            Write(body, withPictures, text, tables);
        }

        return (string.Join('\n', text.ToString().Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).Where(line => line.Length > 0)), tables);
    }

    private static void Write(INode node, bool withPictures, StringBuilder text, List<ComparedTable> tables)
    {
        foreach (INode child in node.ChildNodes)
        {
            if (child is IText words)
            {
                bool isKept = words.ParentElement?.Closest("pre") is not null;
                text.Append(isKept ? words.Data : words.Data.ReplaceLineEndings(" "));
                continue;
            }

            if (child is not IElement element || Unread.Contains(element.NodeName, StringComparer.OrdinalIgnoreCase)
                || (!withPictures && string.Equals(element.LocalName, "svg", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (element is IHtmlTableElement table && table.QuerySelector("table") is null)
            {
                tables.Add(Table(table));
                continue;
            }

            bool isBlock = Blocks.Contains(element.LocalName);
            Break(isBlock, text);
            Write(element, withPictures, text, tables);
            Break(isBlock, text);
        }
    }

    private static void Break(bool isBlock, StringBuilder text)
    {
        if (isBlock)
        {
            text.Append('\n');
        }
    }

    private static ComparedTable Table(IHtmlTableElement table)
    {
        List<string[]> rows = [.. table.Rows.Select(row => row.Cells.Select(cell => Spaces().Replace(cell.TextContent, " ").Trim()).ToArray())];
        bool hasHead = table.Rows.FirstOrDefault() is { } first && first.Cells.All(cell => cell is IHtmlTableHeaderCellElement) && first.Cells.Length > 0;
        return new ComparedTable(hasHead ? rows[0] : [], [.. rows.Skip(hasHead ? 1 : 0)]);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Spaces();
}
