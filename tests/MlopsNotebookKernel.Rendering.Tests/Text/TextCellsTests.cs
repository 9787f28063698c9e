using CsCheck;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Tests.Text;

public sealed class TextCellsTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("é", 1)]
    [InlineData("😀", 2)]
    public void Width_Letters_CountsTerminalCells(string text, int expected) => Assert.Equal(expected, TextCells.Width(text));

    [Fact]
    public void Clip_LongLine_EndsWithEllipsis() => Assert.Equal("abcd…", TextCells.Clip("abcdefgh", 5));

    [Fact]
    public void Wrap_Words_BreaksAtSpaces() => Assert.Equal(["one two", "three"], TextCells.Wrap("one two three", 8));

    [Fact]
    public void Wrap_AnyText_KeepsEveryLetterWithinTheWidth() => Gen.String[Gen.Char.AlphaNumeric, 0, 60].Sample(text =>
    {
        IReadOnlyList<string> lines = TextCells.Wrap(text, 7);
        Assert.Equal(text, string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 7));
    });
}
