using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Tests.Outputs;

public sealed class OutputDigestTests
{
    private static readonly CellOutput Chart = new CellOutput.Display(Bundle.OfText("chart").With(MimeTypes.Plotly, "{\"data\":[1]}"), "a");

    [Fact]
    public void Of_WhatDoesNotCount_IsTheSame()
    {
        string digest = OutputDigest.Of([new CellOutput.Stream(false, "a\nb"), Chart, new CellOutput.Error("E", "m", "line 1", ["at x"])]);

        Assert.Equal(digest, OutputDigest.Of(
        [
            new CellOutput.Stream(false, "a\r\n"),
            new CellOutput.Stream(false, "b"),
            new CellOutput.Update(new Bundle(new Dictionary<string, string> { [MimeTypes.Plotly] = "{ \"data\" : [ 1 ] }", [MimeTypes.Text] = "chart" }), "b"),
            new CellOutput.Error("E", "m", "line 2", []),
        ]));
        Assert.Matches("^[0-9a-f]{64}$", digest);
    }

    [Theory]
    [InlineData("""{"b":1,"a":{"d":2,"c":[1,2]}}""", """{"a":{"c":[1,2],"d":2},"b":1}""")]
    [InlineData("""[1.0039163804021219E-10,1.0,0.10,"\u2192",null]""", """[1.0039163804021219e-10,1,0.1,"→",null]""")]
    public void Of_JsonAsAFrontEndSavesIt_IsTheSame(string shown, string saved) => Assert.Equal(
        OutputDigest.Of([new CellOutput.Result(Bundle.OfText("x").With(MimeTypes.Plotly, shown))]),
        OutputDigest.Of([new CellOutput.Result(Bundle.OfText("x").With(MimeTypes.Plotly, saved))]));

    public static TheoryData<string, CellOutput[]> Others => new()
    {
        { "text", [new CellOutput.Stream(false, "b")] },
        { "stream", [new CellOutput.Stream(true, "a")] },
        { "kind", [new CellOutput.Result(Bundle.OfText("a"))] },
        { "mime type", [new CellOutput.Display(new Bundle(new Dictionary<string, string> { [MimeTypes.Html] = "a" }))] },
        { "order", [new CellOutput.Stream(false, "a"), new CellOutput.Stream(true, "x")] },
        { "JSON", [new CellOutput.Display(Bundle.OfText("chart").With(MimeTypes.Plotly, "{\"data\":[2]}"))] },
        { "order in JSON", [new CellOutput.Display(Bundle.OfText("chart").With(MimeTypes.Plotly, "{\"data\":[1,0]}"))] },
        { "error", [new CellOutput.Error("E", "other", null, [])] },
        { "nothing", [] },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Of_WhatCounts_Differs(string what, CellOutput[] outputs)
    {
        CellOutput[][] all = [[new CellOutput.Stream(false, "a")], [Chart], [new CellOutput.Error("E", "m", null, [])],
            [new CellOutput.Stream(true, "x"), new CellOutput.Stream(false, "a")], [new CellOutput.Display(Bundle.OfText("a"))]];

        Assert.All(all, other => Assert.True(OutputDigest.Of(outputs) != OutputDigest.Of(other), what));
    }
}
