using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Differences;

public sealed class PackageMoveTests
{
    [Theory]
    [InlineData("1.2.3", "2.0.0", "major", false)]
    [InlineData("1.2.3", "1.3.0", "minor", false)]
    [InlineData("1.2.3", "1.2.4", "patch", false)]
    [InlineData("1.2.3", "1.2.2", "patch", true)]
    [InlineData("1.2.3", "1.2.3.1", "revision", false)]
    [InlineData("2.0.0-beta.1", "2.0.0", "prerelease", false)]
    [InlineData("2.0.0", "2.0.0-beta.1", "prerelease", true)]
    [InlineData("1.2", "1.2.0", null, false)]
    [InlineData("1.2.3+a", "1.2.3+b", null, false)]
    [InlineData("1.*", "1.2.0", null, false)]
    [InlineData(null, "1.2.0", null, false)]
    [InlineData("1.2.0", null, null, false)]
    public void Of_TwoVersions_TellsTheStep(string? was, string? now, string? step, bool back) =>
        Assert.Equal(new PackageMove(true, step, back), PackageMove.Of(true, was, now));
}
