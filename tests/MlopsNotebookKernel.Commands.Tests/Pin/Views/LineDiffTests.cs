using CsCheck;
using MlopsNotebookKernel.Commands.Pin.Views;

namespace MlopsNotebookKernel.Commands.Tests.Pin.Views;

public class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", " a\n-b\n+x\n c")]
    [InlineData("", "a", "+a")]
    [InlineData("a", "", "-a")]
    [InlineData("a", "a", " a")]
    [InlineData("a\nb", "b\na", "-a\n b\n+a")]
    public void Of_TwoTexts_ShowsTheFewestLines(string was, string now, string expected) => Assert.Equal(expected, LineDiff.Of(was, now));

    [Fact]
    public void Of_AnyTwoTexts_HoldsBoth() =>
        Gen.Select(Gen.Char["abc"].Array[1, 12], Gen.Char["abc"].Array[1, 12]).Sample((old, now) =>
        {
            string[] lines = LineDiff.Of(string.Join('\n', old), string.Join('\n', now)).Split('\n');
            Assert.Equal(old, lines.Where(line => line[0] != '+').Select(line => line[1]));
            Assert.Equal(now, lines.Where(line => line[0] != '-').Select(line => line[1]));
        });
}
