namespace MlopsNotebookKernel.Bridge.Tests;

public sealed class MlopsResultTests
{
    [Fact]
    public void Result_WithHtmlAndText_ShowsBoth()
    {
        MlopsResult result = new(true, false, new Dictionary<string, string> { ["text/plain"] = "✓ Fresh.\n\nMore.", ["text/html"] = "<b>Fresh</b>" });

        Assert.Equal("✓ Fresh.", result.Summary);
        Assert.Equal("✓ Fresh.\n\nMore.", result.ToString());
        Assert.Equal("<b>Fresh</b>", result.ToHtml());
        Assert.Null(result.Json);
    }

    [Fact]
    public void Json_ResultOfACommand_IsItsJson()
    {
        MlopsResult result = new(true, false, new Dictionary<string, string> { ["application/vnd.mlops.result+json"] = "{}" });

        Assert.Equal("{}", result.Json);
    }

    [Fact]
    public void ToHtml_TextAlone_IsEncoded()
    {
        MlopsResult result = new(true, false, new Dictionary<string, string> { ["text/plain"] = "a < b" });

        Assert.Equal("<pre>a &lt; b</pre>", result.ToHtml());
    }
}
