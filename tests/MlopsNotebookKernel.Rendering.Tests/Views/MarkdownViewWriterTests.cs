using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Tests.Views;

public class MarkdownViewWriterTests
{
    [Fact]
    public void Write_EveryBlock_IsMarkdown()
    {
        View view = new(ViewStatus.Bad, "Not healthy.",
        [
            new ViewBlock.Heading("Periods"),
            new ViewBlock.Table([new("month"), new("Rows", true)], [["2001-01", new ViewCell("9", ViewStatus.Good)]], "Two columns."),
            new ViewBlock.Callout(ViewStatus.Warning, "Look."),
            new ViewBlock.Facts([("need", "to know")]),
            new ViewBlock.Chart(new Figure("A chart.", new Axis("x"), new Axis("y"), [], "Its caption.")),
            new ViewBlock.Code("a ``` b", "sh"),
            new ViewBlock.Fold("More", [new ViewBlock.Paragraph("Within.")]),
        ]);

        Assert.Equal(
            """
            ### ✗ Not healthy.

            #### Periods

            | month | Rows |
            | --- | ---: |
            | 2001-01 | ✓ 9 |

            Two columns.

            > ! **Attention:** Look.

            - **need** to know

            *Its caption.*

            ````sh
            a ``` b
            ````

            <details><summary>More</summary>

            Within.

            </details>

            """.ReplaceLineEndings("\n"),
            MarkdownViewWriter.Write(view));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)\\>")]
    [InlineData("a|b\nc", "a\\|b c")]
    [InlineData("[x](http://evil)", "\\[x\\](http://evil)")]
    [InlineData("**b** `c` _d_ @team", "\\*\\*b\\*\\* \\`c\\` \\_d\\_ &#64;team")]
    public void Write_TextOfAnybodys_IsNoMarkup(string text, string written) =>
        Assert.Equal($"### x\n\n{written}\n", MarkdownViewWriter.Write(new View(ViewStatus.Neutral, "x", [new ViewBlock.Paragraph(text)])));
}
