using MlopsNotebookKernel.Code.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

public class DocumentationTests
{
    [Theory]
    [InlineData("**bold** and *thin* and __strong__", "/// <summary>bold and thin and strong</summary>")]
    [InlineData("a ** b * c __ d", "/// <summary>a ** b * c __ d</summary>")]
    [InlineData("see [the paper](https://example.org) and ![a picture](x.png)", "/// <summary>see the paper and a picture</summary>")]
    [InlineData("*x* **y z** *", "/// <summary>x y z *</summary>")]
    [InlineData("</summary><b>bold</b> & `a < b`", "/// <summary>bold &amp; <c>a &lt; b</c></summary>")]
    public void Of_Markdown_LosesItsMarks(string markdown, string expected) =>
        Assert.Equal(expected, Documentation.Of(markdown, null, [], "origin").First());

    [Fact]
    public void Of_Table_IsASentenceARow() => Assert.Equal(
        ["/// <summary>Smooths it.</summary>", "/// <remarks>", "/// <para>z: standard score, in <c>1</c></para>", "/// <para>raw: as measured</para>", "/// <para>origin</para>", "/// </remarks>"],
        Documentation.Of("Smooths it.\n\n| column | meaning | unit |\n| --- | :--- | ---: |\n| z | standard score | in `1` |\n| raw | as measured | |", null, [], "origin"));

    [Theory, InlineData("["), InlineData("__a "), InlineData("*a "), InlineData("[a]("), InlineData("<a "), InlineData("`")]
    public async Task Of_LongMarkdownThatClosesNothing_TakesNoLong(string repeated)
    {
        string markdown = string.Concat(Enumerable.Repeat(repeated, 200_000));
        await Task.Run(() => Documentation.Of(markdown, null, [], "origin").Count()).WaitAsync(TimeSpan.FromSeconds(15));
    }
}
