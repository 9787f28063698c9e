using MlopsNotebookKernel.Domain.Pins;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

public class StampLinesTests
{
    [Theory]
    [InlineData("#!mlops-pin --question \"x\"", "")]
    [InlineData("  #!mlops-verify\r\nvar a = 1;\r\n", "var a = 1;")]
    [InlineData("a\n#!mlops-pin\nb", "a\nb")]
    [InlineData("#!mlops-pinned\n#!mlops-snapshot x", "#!mlops-pinned\n#!mlops-snapshot x")]
    public void LeaveOut_PinAndVerifyLines_LeavesTheRest(string source, string expected)
    {
        Assert.Equal(expected, StampLines.LeaveOut(source));
        Assert.Equal(expected != source, StampLines.AnyIn(source));
    }
}
