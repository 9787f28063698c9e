using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Scripting.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Outputs;

public sealed class ValueBundlesTests
{
    [Theory]
    [InlineData("<p>a &amp; <b>b</b></p><p>c</p>", "a & b\nc")]
    [InlineData("x<script>let y = '<p>';</script>z", "x\nz")]
    [InlineData("one<br/>two", "one\ntwo")]
    public void TextOf_Html_KeepsItsText(string html, string text) => Assert.Equal(text, ValueBundles.TextOf(html));

    [Fact]
    public void Of_MimeContent_IsItself()
    {
        ValueBundles bundles = new(new Unused());

        Assert.Equal("<svg/>", bundles.Of(new MimeContent(MimeTypes.Svg, "<svg/>")).Data[MimeTypes.Svg]);
        Assert.Equal("<b>x</b>", bundles.Of(Notebook.HTML("<b>x</b>")).Data[MimeTypes.Html]);
        Assert.Equal([MimeTypes.Text], bundles.Of(new MimeContent(MimeTypes.Text, "x")).Data.Keys);
    }

    private sealed class Unused : IValueFormatter
    {
        public Bundle Format(object? value) => throw new InvalidOperationException();
    }
}
