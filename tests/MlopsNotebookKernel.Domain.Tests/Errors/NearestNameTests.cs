using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Tests.Errors;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("basline", "baseline")]
    [InlineData("dirft", "drift")]
    [InlineData("DRIFT", "drift")]
    [InlineData("snapshto", "snapshot")]
    [InlineData("colour", null)]
    public void Of_MistypedName_IsTheLeastDistantWithinReach(string given, string? expected) =>
        Assert.Equal(expected, NearestName.Of(given, ["baseline", "drift", "snapshot", "pin"]));
}
