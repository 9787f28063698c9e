using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using MlopsNotebookKernel.Rendering.Pages;

namespace MlopsNotebookKernel.Rendering.Tests.Pages;

public sealed class CodeColouringTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"k\">var</span> x = <span class=\"n\">1</span>;")]
    [InlineData("variable", "variable")]
    [InlineData("a // note\nb", "a <span class=\"c\">// note</span>\nb")]
    [InlineData("#!mlops-pin --x\n1.5e3", "<span class=\"m\">#!mlops-pin --x</span>\n<span class=\"n\">1.5e3</span>")]
    [InlineData("f(\"a\\\"b\")", "f(<span class=\"s\">&quot;a\\&quot;b&quot;</span>)")]
    [InlineData("$\"{x[\"a\"]}!\" + 1", "<span class=\"s\">$&quot;{x[&quot;a&quot;]}!&quot;</span> + <span class=\"n\">1</span>")]
    [InlineData("@\"a\"\"b\" x", "<span class=\"s\">@&quot;a&quot;&quot;b&quot;</span> x")]
    [InlineData("\"\"\"a \"b\" c\"\"\" x", "<span class=\"s\">&quot;&quot;&quot;a &quot;b&quot; c&quot;&quot;&quot;</span> x")]
    [InlineData("'\"' + 'x'", "<span class=\"s\">&#39;&quot;&#39;</span> + <span class=\"s\">&#39;x&#39;</span>")]
    [InlineData("x[1..5]", "x[<span class=\"n\">1</span>..<span class=\"n\">5</span>]")]
    public void ToHtml_Code_IsColoured(string code, string expected) => Assert.Equal(expected, CodeColouring.ToHtml(code));

    [Fact]
    public void ToHtml_AnyText_LosesNoLetter() => Gen.OneOf(
            Gen.Const("\""), Gen.Const("$\""), Gen.Const("@\""), Gen.Const("\"\"\""), Gen.Const("{"), Gen.Const("}"), Gen.Const("//"), Gen.Const("/*"),
            Gen.Const("\\"), Gen.Const("'"), Gen.Const("\n"), Gen.Const("#"), Gen.Const(" "), Gen.Const("var"), Gen.Const("1.5"), Gen.Const("😀"), Gen.Const("<b>"))
        .Array[0, 20].Select(string.Concat).Sample(code =>
            Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(CodeColouring.ToHtml(code), "</?span[^>]*>", ""))), iter: 3000);
}
