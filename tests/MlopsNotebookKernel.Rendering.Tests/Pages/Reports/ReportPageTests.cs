using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Tests.Pages.Reports;

public sealed class ReportPageTests
{
    [Fact]
    public void Render_Report_MatchesReviewedPage() => Golden.Match(
        "report.html",
        Regex.Replace(
            Regex.Replace(ReportPage.Render(SampleReports.Small()), "<(style|script)>.*?</\\1>", "<$1></$1>", RegexOptions.Singleline),
            "'sha256-[^']+'", "'sha256-…'"));

    [Fact]
    public void Render_SameReport_GivesTheSameBytes() =>
        Assert.Equal(ReportPage.Render(SampleReports.Small()), ReportPage.Render(SampleReports.Small()));

    [Fact]
    public void Render_Page_AllowsItsOwnScriptAndStyleAloneAndNoAddress()
    {
        string html = ReportPage.Render(SampleReports.Small());
        IHtmlDocument page = Parse(html);

        string policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.Equal(
            $"default-src 'none'; style-src {Digest(Assert.Single(page.QuerySelectorAll("style")))}; script-src {Digest(Assert.Single(page.QuerySelectorAll("script")))}; base-uri 'none'; form-action 'none'",
            policy);
        Assert.Empty(page.QuerySelectorAll("[src],[srcset],[style],link,iframe,object,embed,form"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Render_HostileTexts_AreTextOnThePage()
    {
        IHtmlDocument page = Parse(ReportPage.Render(SampleReports.OfHostileTexts()));

        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(SampleReports.Hostile.Replace('\0', '\uFFFD'), page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("table.list > tbody").Length);
        Assert.All(page.QuerySelectorAll("table.list > tbody"), body => Assert.Matches("^notebooks-[12]$", body.Id!));
    }

    [Fact]
    public void Render_Links_LeadToEntriesOfThePageAndNowhereElse()
    {
        IHtmlDocument page = Parse(ReportPage.Render(SampleReports.Small()));

        IElement link = Assert.Single(page.QuerySelectorAll(".links a"));
        Assert.Equal("#notebooks-2", link.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("a[href]"), anchor => Assert.NotNull(page.GetElementById(anchor.GetAttribute("href")![1..])));
        Assert.Equal(page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), page.QuerySelectorAll("[id]").Length);
    }

    [Fact]
    public void Render_Page_HasLandmarksCaptionsScopesAndLabels()
    {
        IHtmlDocument page = Parse(ReportPage.Render(SampleReports.Small()));

        Assert.All(new[] { "header", "main", "nav[aria-label]", "footer", "[role=search]" }, landmark => Assert.Single(page.QuerySelectorAll(landmark)));
        Assert.Equal("#content", page.QuerySelector("body > a")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotEqual("", table.QuerySelector("caption")?.TextContent ?? ""));
        Assert.All(page.QuerySelectorAll("thead th"), head => Assert.Equal("col", head.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("table.list > tbody > tr:first-child"), row => Assert.Equal("row", row.Children[0].GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("input,select"), control => Assert.NotNull(page.QuerySelector($"label[for={control.Id}]")));
        Assert.All(page.QuerySelectorAll("section"), section => Assert.Equal("H2", page.GetElementById(section.GetAttribute("aria-labelledby")!)!.TagName));
        Assert.Equal("status", page.GetElementById("hits")!.GetAttribute("role"));
    }

    [Fact]
    public void Render_WithoutScript_HidesOnlyWhatNeedsIt()
    {
        IHtmlDocument page = Parse(ReportPage.Render(SampleReports.Small()));

        Assert.All(page.QuerySelectorAll("[hidden]"), element => Assert.True(
            element.ClassName is "bar" or "filters" or "nothing" or "mlops-live", element.ClassName));
        Assert.All(page.QuerySelectorAll("thead th"), head => Assert.Empty(head.QuerySelectorAll("button")));
    }

    [Fact]
    public void Render_RowOfAnotherLength_IsRefused()
    {
        ResearchReport report = SampleReports.Small();
        ReportSection section = report.Sections[0] with { Table = new ReportTable("x", [new ReportColumn("a"), new ReportColumn("b")], [new ReportEntry("k", ["only one"])]) };

        Assert.Throws<ArgumentException>(() => ReportPage.Render(report with { Sections = [section] }));
    }

    [Fact]
    public void Render_NothingRecorded_SaysSo()
    {
        IHtmlDocument page = Parse(ReportPage.Render(new ResearchReport("x", ViewStatus.Neutral, "Nothing.", [], [])));

        Assert.Contains("Nothing is recorded here yet.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_FiveHundredNotebooksWithCharts_StaysAFewMegabytes() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(ReportPage.Render(SampleReports.Large(500))), 500_000, 4_000_000);

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Digest(IElement element) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}'";
}
