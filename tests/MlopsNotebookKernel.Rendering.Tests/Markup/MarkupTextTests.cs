using System.Xml.Linq;
using CsCheck;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Tests.Markup;

public sealed class MarkupTextTests
{
    [Fact]
    public void Encode_Markup_IsText() =>
        Assert.Equal("&lt;b title=&quot;x&quot; data=&#39;y&#39;&gt;&amp;😀", MarkupText.Encode("<b title=\"x\" data='y'>&😀"));

    [Fact]
    public void Encode_AnyText_IsXmlThatReadsBack() => Gen.String.Sample(text =>
    {
        string read = XElement.Parse($"<p a=\"{MarkupText.Encode(text)}\">{MarkupText.Encode(text)}</p>").Value;
        Assert.Equal(text.EnumerateRunes().Count(), read.EnumerateRunes().Count());
    });

    [Theory]
    [InlineData("plain", "")]
    [InlineData("שלום", " dir=\"auto\"")]
    [InlineData("a\u202Eb", " dir=\"auto\"")]
    public void Direction_Text_IsAutoOnlyWhereNeeded(string text, string expected) => Assert.Equal(expected, MarkupText.Direction(text));
}
