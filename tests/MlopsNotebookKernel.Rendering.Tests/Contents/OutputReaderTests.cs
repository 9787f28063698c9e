using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Rendering.Contents;
using MlopsNotebookKernel.Rendering.Values;

namespace MlopsNotebookKernel.Rendering.Tests.Contents;

public sealed class OutputReaderTests
{
    [Fact]
    public void Read_RowsAsTheyAreShown_AreATableWithItsTitles()
    {
        Bundle shown = new ValueFormatter().Format(new[] { new { Origin = "ORD", Late = 0.25 }, new { Origin = "DFW", Late = 0.5 } });

        ComparedTable table = Assert.Single(Read(new CellOutput.Result(shown)).Tables);

        Assert.Contains("Origin", table.Columns);
        Assert.Contains("Late", table.Columns);
        Assert.Equal(2, table.Rows.Count);
        Assert.Contains("ORD", table.Rows[0]);
        Assert.Contains("0.25", table.Rows[0]);
    }

    [Fact]
    public void Read_HtmlOfAnyHost_IsItsTextByLineAndItsTablesWithoutStyleOrScript()
    {
        OutputPart part = Read(new CellOutput.Display(Bundle.OfHtml(
            "<style>p{}</style><script>alert(1)</script><p>Two  <b>flights</b></p><div>late<br>early</div><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td> x\n y </td></tr></table><table><tr><td>2</td></tr></table>",
            "other")));

        Assert.Equal("Two flights\nlate\nearly", part.Text);
        Assert.Equal(["A", "B"], part.Tables[0].Columns);
        Assert.Equal(["1", "x y"], part.Tables[0].Rows[0]);
        Assert.Empty(part.Tables[1].Columns);
        Assert.Equal(["2"], part.Tables[1].Rows[0]);
    }

    [Fact]
    public void Read_Figure_IsItsDataAndTitlesAndThePictureSaysNothingMore()
    {
        OutputPart part = Read(new CellOutput.Display(new Bundle(new Dictionary<string, string>
        {
            [MimeTypes.Plotly] = """{"data":[{"type":"bar","name":"May","x":["ORD"],"y":[0.5],"marker":{"color":"#123456","line":{"width":[1]}}}],"layout":{"title":{"text":"Late"},"width":700,"xaxis":{"title":{"text":"origin"}}}}""",
            [MimeTypes.Svg] = "<svg/>",
            [MimeTypes.Html] = "<p>Late</p><svg><text>0.5</text></svg>",
        })));

        Assert.Equal("Late", part.Text);
        Assert.Empty(part.Pictures);
        Assert.Equal(["May", "titles"], part.Chart!.Select(trace => trace.Name));
        Assert.Equal(["type", "name", "x", "y", "marker.line.width"], part.Chart![0].Series.Keys);
        Assert.Equal(["0.5"], part.Chart[0].Series["y"]);
        Assert.Equal(["title.text", "xaxis.title.text"], part.Chart[1].Series.Keys);
    }

    [Fact]
    public void Read_PiecesOfAStream_AreOneText()
    {
        IReadOnlyList<OutputPart> parts = OutputReader.Read([new CellOutput.Stream(false, "a"), new CellOutput.Stream(false, "b\n"), new CellOutput.Stream(true, "c")]);

        Assert.Equal([("output", "ab\n"), ("error output", "c")], parts.Select(part => (part.Kind, part.Text)));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"data":7}""")]
    [InlineData("""{"data":[7,null,"x"],"layout":3}""")]
    public void Read_WhatOnlyClaimsToBeAFigure_IsNoFault(string json) =>
        Assert.Equal("t", Read(new CellOutput.Display(Bundle.OfText("t").With(MimeTypes.Plotly, json))).Text);

    private static OutputPart Read(CellOutput output) => Assert.Single(OutputReader.Read([output]));
}
