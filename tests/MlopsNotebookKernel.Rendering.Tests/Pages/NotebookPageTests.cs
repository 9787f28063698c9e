using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Pages;
using MlopsNotebookKernel.Rendering.Tests.Views;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Tests.Pages;

public sealed class NotebookPageTests
{
    private static readonly PageRun Run = new(
        ViewStatus.Bad, "Cell 3 of 4 failed after 1.2 s.", [("packages", "Microsoft.ML 5.0.1")], new Dictionary<int, PageCell>
        {
            [1] = new("cell 1", ViewStatus.Good, "0.8 s"),
            [2] = new("cell 2", ViewStatus.Bad, "failed after 0.1 s"),
        });

    [Fact]
    public void Render_Notebook_MatchesReviewedPage() => Golden.Match(
        "page.html", Regex.Replace(NotebookPage.Render("01-research", Sample(), Run), "<style>.*?</style>", "<style></style>", RegexOptions.Singleline));

    [Fact]
    public void Render_Page_LoadsNothingAndRunsNothing()
    {
        string html = NotebookPage.Render("01-research", Sample(), Run);

        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(Regex.Matches(html, "(src|srcset|href|xlink:href)=\"([^\"]*)\""), match =>
            Assert.True(match.Groups[2].Value.StartsWith("data:image/", StringComparison.Ordinal) || match.Groups[2].Value == "https://example.invalid/paper", match.Value));
        Assert.DoesNotContain("url(", html.Replace("url(#", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<iframe src=\"https://example.invalid\"></iframe>")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=https://example.invalid\">")]
    [InlineData("<form action=\"https://example.invalid\"><input name=password></form>")]
    [InlineData("<style>@import url(https://example.invalid/a.css);b{background:url(https://example.invalid/x.png)}</style><b>x</b>")]
    [InlineData("<b style=\"background:url(https://example.invalid/x.png)\">x</b>")]
    [InlineData("<math><mtext></p><img src=x onerror=alert(1)></mtext></math>")]
    [InlineData("<img src=\"https://example.invalid/x.png\" alt=\"plane\">")]
    [InlineData("<object data=\"https://example.invalid\"></object><embed src=\"https://example.invalid\">")]
    [InlineData("<base href=\"https://example.invalid\"><link rel=stylesheet href=\"https://example.invalid/a.css\">")]
    [InlineData("<svg><use href=\"https://example.invalid/a.svg#x\"></use><image href=\"https://example.invalid/x.png\"/></svg>")]
    public void Sanitize_HostileHtml_KeepsNothingThatActs(string html)
    {
        string safe = new PageSanitizer().Sanitize(html);

        Assert.DoesNotMatch("(?i)<(script|iframe|meta|form|input|object|embed|base|link|image)|\\son\\w+=|javascript:|example\\.invalid", safe);
    }

    [Fact]
    public void Sanitize_OurViews_KeepsAllButTheirStyleSheet()
    {
        string html = ViewRenderer.Render(SampleViews.Everything(), null).Data[MimeTypes.Html];

        string safe = new PageSanitizer().Sanitize(html);

        Assert.Equal(Shape(html.Replace($"<style>{ViewStyle.Sheet}</style>", "", StringComparison.Ordinal)), Shape(safe));

        // Names of elements and attributes in their order; serialisers differ in white space and quotes alone.
        static string Shape(string fragment) => string.Join('\n', Regex.Matches(fragment, "<[a-zA-Z][^>]*>").Select(match =>
            string.Join(' ', Regex.Matches(match.Value, "^<[a-zA-Z0-9]+|[a-zA-Z-]+=").Select(part => part.Value))));
    }

    [Fact]
    public void Render_UnbalancedOutput_StaysInItsCell()
    {
        NotebookDocument document = NotebookDocument.Create(NotebookFormat.Ipynb,
        [
            NotebookCell.Create(CellKind.Code, "a").WithRun(1, [new CellOutput.Display(Bundle.OfHtml("</div></section></main><h1>fake", "x"))]),
            NotebookCell.Create(CellKind.Code, "b"),
        ]);

        string html = NotebookPage.Render("a", document, new PageRun(ViewStatus.Good, "ok", [], new Dictionary<int, PageCell>()));

        Assert.Single(Regex.Matches(html, "</main>"));
        Assert.Contains("<div class=\"rich\" tabindex=\"0\"><h1>fake</h1></div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ScriptDrawnOutput_FallsBackToText()
    {
        NotebookDocument document = NotebookDocument.Create(NotebookFormat.Ipynb,
        [
            NotebookCell.Create(CellKind.Code, "chart").WithRun(1, [new CellOutput.Result(Bundle.OfHtml("<div id=\"c\"></div><script>draw()</script>", "a chart of delays"))]),
        ]);

        Assert.Contains("<pre class=\"text\" tabindex=\"0\">a chart of delays</pre>",
            NotebookPage.Render("a", document, new PageRun(ViewStatus.Good, "ok", [], new Dictionary<int, PageCell>())), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MarkdownWithAttachment_ShowsThePicture()
    {
        NotebookDocument document = NotebookDocument.Parse("""
            {"cells":[{"cell_type":"markdown","attachments":{"a b.png":{"image/png":"iVBORw0KGgo="}},"metadata":{},"source":"![plane](attachment:a%20b.png) ![far](https://example.invalid/x.png)"}],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """, NotebookFormat.Ipynb, "a.ipynb");

        string html = NotebookPage.Render("a", document, new PageRun(ViewStatus.Good, "ok", [], new Dictionary<int, PageCell>()));

        Assert.Contains("src=\"data:image/png;base64,iVBORw0KGgo=\"", html, StringComparison.Ordinal);
        Assert.Contains("[picture not kept in the notebook: far]", html, StringComparison.Ordinal);
    }

    private static NotebookDocument Sample()
    {
        return NotebookDocument.Create(NotebookFormat.Ipynb,
        [
            NotebookCell.Create(CellKind.Markdown, """
                # Flights at risk of arriving late

                Which flights arrive **more than 15 minutes** late, and from *where*? See [the paper](https://example.invalid/paper).

                | population | rows |
                | --- | ---: |
                | January | 20,466 |

                - [x] snapshot
                - [ ] model with $a_1 + b_1$

                > <script>alert(1)</script> is text.

                ```csharp
                var x = 1;
                ```
                """),
            NotebookCell.Create(CellKind.Code, "#r \"nuget: Microsoft.ML, 5.0.1\"\n// Load January.\nvar flights = Load($\"data/{\"flights\"}.csv\");\nConsole.WriteLine(\"loaded\");\nflights").WithRun(1,
            [
                new CellOutput.Stream(false, "loaded \u001b[32mwell\u001b[0m\n10 %\r100 %\n"),
                new CellOutput.Stream(true, "a warning\n"),
                new CellOutput.Result(Bundle.OfHtml("<table><tr><th>Origin</th></tr><tr><td>ONT</td></tr></table>", "Origin\nONT")),
                new CellOutput.Display(Bundle.OfText("<plain>")),
                new CellOutput.Display(Bundle.OfText("a picture").With("image/png", "iVBORw0KGgo=\n")),
                new CellOutput.Display(Bundle.OfText("").With(MimeTypes.Svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                new CellOutput.Display(Bundle.OfText("").With(MimeTypes.Markdown, "**bold**")),
                new CellOutput.Display(new Bundle(new Dictionary<string, string> { ["application/vnd.widget"] = "x" })),
            ]),
            NotebookCell.Create(CellKind.Code, "int Parse(string text) => int.Parse(text);\nParse(\"x\")").WithRun(2,
            [
                new CellOutput.Error("FormatException", "The input string 'x' was not in a correct format.", "line 2, column 1", ["at Parse(string) in cell[2], line 1", "at cell[2], line 2"]),
            ]),
            NotebookCell.Create(CellKind.Code, "let x = 1", "fsharp"),
            NotebookCell.Create(CellKind.Raw, "raw <text>"),
        ]);
    }
}
