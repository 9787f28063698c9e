using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Tests.Figures;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Tests.Views;

public sealed partial class ViewRendererTests
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private const string Hostile =
        "<script>alert(1)</script> \"quoted\" 'single' & </svg></style> ‮evil שלום مرحبا 😀 \u001b[31mred\0 \ud800 https://example.invalid/x";

    [Fact]
    public void Render_EveryBlock_MatchesReviewedHtml() =>
        Golden.Match("everything.html", ViewRenderer.Render(SampleViews.Everything(), null).Data[MimeTypes.Html]);

    [Fact]
    public void Render_EveryBlock_MatchesReviewedText() =>
        Golden.Match("everything.txt", ViewRenderer.Render(SampleViews.Everything(), null).Text);

    [Fact]
    public void Render_EveryFigure_MatchesReviewedText() =>
        Golden.Match("figures.txt", string.Join("\n\n", SampleFigures.All().Select(sample =>
            ViewRenderer.Render(new View(ViewStatus.Neutral, sample.Name, [new ViewBlock.Chart(sample.Figure)]), null).Text)));

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        Bundle first = ViewRenderer.Render(SampleViews.Everything(), "{}");
        Bundle second = ViewRenderer.Render(SampleViews.Everything(), "{}");
        Assert.Equal(first.Data, second.Data);
    }

    [Fact]
    public void Render_WithChartInFold_HoldsAllMimeTypes()
    {
        View view = new(ViewStatus.Good, "One chart", [new ViewBlock.Fold("chart", [new ViewBlock.Chart(SampleFigures.Steps())])]);
        Bundle bundle = ViewRenderer.Render(view, """{"schema":"mlops.test/1"}""");
        Assert.Equal(
            [MimeTypes.Result, MimeTypes.Plotly, MimeTypes.Svg, MimeTypes.Html, MimeTypes.Text],
            bundle.Data.Keys.OrderBy(key => key, StringComparer.Ordinal));
        Assert.Equal("mlops.test/1", JsonDocument.Parse(bundle.Data[MimeTypes.Result]).RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public void Render_WithoutChart_HoldsNoPicture()
    {
        Bundle bundle = ViewRenderer.Render(new View(ViewStatus.Neutral, "No chart", []), null);
        Assert.Equal([MimeTypes.Html, MimeTypes.Text], bundle.Data.Keys.OrderBy(key => key, StringComparer.Ordinal));
    }

    [Fact]
    public void Render_HostileText_IsEncodedEverywhere()
    {
        Bundle bundle = ViewRenderer.Render(SampleViews.Of(Hostile), null);
        foreach (string markup in new[] { bundle.Data[MimeTypes.Html], bundle.Data[MimeTypes.Svg], EmbeddedPicture(bundle) })
        {
            Assert.DoesNotContain("<script", markup, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"quoted\"", markup);
            Assert.DoesNotContain('\u001b', markup);
            Assert.DoesNotContain('\0', markup);
            Assert.Contains("&lt;script&gt;", markup);
            Assert.Contains("😀", markup);
        }

        // Well-formed XML proves that no text broke out of its element or attribute.
        XDocument.Parse(bundle.Data[MimeTypes.Svg]);
        XElement html = XElement.Parse(bundle.Data[MimeTypes.Html]);
        Assert.Equal("div", html.Name.LocalName);
        Assert.DoesNotContain(html.DescendantsAndSelf(), element => element.Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_HostileText_LeavesNoControlCharacterForTheTerminal()
    {
        string text = ViewRenderer.Render(SampleViews.Of(Hostile), null).Text;
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Render_AnyView_NamesNoNetworkAddress()
    {
        Bundle bundle = ViewRenderer.Render(SampleViews.Everything(), null);
        foreach (string content in bundle.Data.Values.Append(EmbeddedPicture(bundle)))
        {
            Assert.DoesNotMatch(Address(), content.Replace(SvgNamespace, "", StringComparison.Ordinal));
            Assert.DoesNotContain("<script", content);
            Assert.DoesNotContain("@import", content);
        }
    }

    [Fact]
    public void Render_AnyText_StaysWellFormedAndNarrow() => Gen.String.Sample(
        text =>
        {
            View view = new(ViewStatus.Warning, "summary", [new ViewBlock.Paragraph(text), new ViewBlock.Table([new ViewColumn("a"), new ViewColumn("b")], [[text, text]])]);
            Bundle bundle = ViewRenderer.Render(view, null);
            XElement.Parse(bundle.Data[MimeTypes.Html]);
            Assert.All(bundle.Text.Split('\n'), line => Assert.InRange(TextCells.Width(line), 0, 100));
        },
        iter: 300);

    [Fact]
    public void Render_ManyWideColumns_SetsTheTableInParts()
    {
        ViewColumn[] columns = [.. Enumerable.Range(0, 14).Select(index => new ViewColumn($"column_{index:00}"))];
        ViewCell[] row = [.. Enumerable.Range(0, 14).Select(index => new ViewCell($"value of column {index:00}"))];
        string text = ViewRenderer.Render(new View(ViewStatus.Neutral, "Wide", [new ViewBlock.Table(columns, [row])]), null).Text;
        Assert.All(text.Split('\n'), line => Assert.InRange(TextCells.Width(line), 0, 100));
        Assert.All(columns, column => Assert.Contains(column.Title, text));
        Golden.Match("wide-table.txt", text);
    }

    [Fact]
    public void Render_RowOfAnotherLength_IsRefused() => Assert.Throws<ArgumentException>(() =>
        ViewRenderer.Render(new View(ViewStatus.Neutral, "s", [new ViewBlock.Table([new ViewColumn("a")], [["1", "2"]])]), null));

    [Theory]
    [InlineData(ViewStatus.Good, "✓ All is well")]
    [InlineData(ViewStatus.Warning, "! All is well")]
    [InlineData(ViewStatus.Bad, "✗ All is well")]
    [InlineData(ViewStatus.Neutral, "All is well")]
    public void Render_Status_IsSaidBySign(ViewStatus status, string expected) =>
        Assert.Equal(expected, ViewRenderer.Render(new View(status, "All is well", []), null).Text);

    private static string EmbeddedPicture(Bundle bundle)
    {
        Match match = Embedded().Match(bundle.Data[MimeTypes.Html]);
        Assert.True(match.Success);
        return Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value));
    }

    [GeneratedRegex("src=\"data:image/svg\\+xml;base64,([^\"]+)\"")]
    private static partial Regex Embedded();

    [GeneratedRegex("(https?:)?//[a-z]", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
