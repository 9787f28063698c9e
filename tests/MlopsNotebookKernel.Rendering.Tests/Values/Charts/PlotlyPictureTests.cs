using System.Text.Json.Nodes;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Values.Charts;

namespace MlopsNotebookKernel.Rendering.Tests.Values.Charts;

public sealed class PlotlyPictureTests
{
    [Fact]
    public void Of_Lines_KeepsValuesAndTitles()
    {
        Figure figure = Picture(
            """[{"type":"scatter","mode":"lines","name":"a","x":[1,2],"y":[3,4.5]},{"mode":"markers","x":[1],"y":[2]}]""",
            """{"xaxis":{"title":{"text":"distance, miles"}},"yaxis":{"title":"delay, minutes"}}""")!;

        Assert.Equal(("distance, miles", "delay, minutes"), (figure.X.Title, figure.Y.Title));
        Assert.Equal([SeriesKind.Line, SeriesKind.Dots], figure.Series.Select(series => series.Kind));
        Assert.Equal(["a", "trace 1"], figure.Series.Select(series => series.Name));
        Assert.Equal([3, 4.5], figure.Series[0].Y);
    }

    [Fact]
    public void Of_Dates_AreDays()
    {
        Figure figure = Picture("""[{"x":["2001-01-01","2001-01-02T12:00:00"],"y":[1,2]}]""")!;

        Assert.Equal("date", figure.X.Format);
        Assert.Equal(1.5, figure.Series[0].X[1] - figure.Series[0].X[0], 9);
    }

    [Fact]
    public void Of_Bars_ShareTheirCategories()
    {
        Figure figure = Picture("""[{"type":"bar","x":["ONT","LAX"],"y":[1,2]},{"type":"bar","x":["LAX","SFO"],"y":[3,4]}]""")!;

        Assert.Equal(["ONT", "LAX", "SFO"], figure.X.Categories);
        Assert.Equal([1, 2], figure.Series[1].X);
    }

    [Fact]
    public void Of_Histogram_CountsEveryValueOnce()
    {
        Figure figure = Picture("""[{"type":"histogram","x":[0,1,1,2,10]}]""")!;

        Assert.Equal(5, figure.Series[0].Y.Sum());
        Assert.Equal(1, figure.Series[0].Y[^1]);
    }

    [Fact]
    public void Of_ManyPoints_DrawsSomeAndSaysSo()
    {
        string numbers = string.Join(',', Enumerable.Range(0, 2500));

        Figure figure = Picture($$"""[{"mode":"markers","x":[{{numbers}}],"y":[{{numbers}}]}]""")!;

        Assert.Equal(834, figure.Series[0].X.Count);
        Assert.Equal("One in 3 of 2,500 points is drawn here; the interactive chart holds all.", figure.Caption);
    }

    [Theory]
    [InlineData("[]", "{}")]
    [InlineData("""[{"type":"violin","y":[1]}]""", "{}")]
    [InlineData("""[{"type":"bar","orientation":"h","x":[1],"y":["a"]}]""", "{}")]
    [InlineData("""[{"x":[1,2],"y":[1]}]""", "{}")]
    [InlineData("""[{"x":[1],"y":[null]}]""", "{}")]
    [InlineData("""[{"x":[1],"y":[1]},{"x":[1],"y":[1],"yaxis":"y2"}]""", """{"yaxis2":{}}""")]
    [InlineData("""[{"type":"bar","x":["a"],"y":[1]},{"type":"bar","x":["a"],"y":[1]}]""", """{"barmode":"stack"}""")]
    [InlineData("""[{"type":"histogram","x":["a"]}]""", "{}")]
    public void Of_MoreThanCanBeDrawn_IsNoPicture(string data, string layout) => Assert.Null(Picture(data, layout));

    private static Figure? Picture(string data, string layout = "{}") => PlotlyPicture.Of(
        [.. JsonNode.Parse(data)!.AsArray().Select((trace, i) => new PlotlyTrace(trace!.AsObject(), i))], "Delays", JsonNode.Parse(layout)!.AsObject());
}
