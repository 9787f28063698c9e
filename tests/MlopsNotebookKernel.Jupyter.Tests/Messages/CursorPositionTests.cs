using CsCheck;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Tests.Messages;

public sealed class CursorPositionTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a😀b", 2, 3)]
    [InlineData("a😀b", 99, 4)]
    [InlineData("a😀b", -1, 0)]
    public void ToOffset_CodePoints_AreUtf16Units(string text, int codePoints, int offset) =>
        Assert.Equal(offset, CursorPosition.ToOffset(text, codePoints));

    [Fact]
    public void ToOffset_NotSaid_IsTheEnd() => Assert.Equal(4, CursorPosition.ToOffset("a😀b", null));

    [Fact]
    public void ToOffset_OfFromOffset_IsThePosition() => Gen.OneOf(Gen.Const("a"), Gen.Const("😀"), Gen.Const("é"), Gen.Const("\n")).Array[0, 20].Sample(parts =>
    {
        string text = string.Concat(parts);
        return Enumerable.Range(0, parts.Length + 1).All(count =>
            CursorPosition.FromOffset(text, CursorPosition.ToOffset(text, count)) == count);
    });
}
