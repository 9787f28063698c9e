using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

public class StampPathsTests
{
    private static readonly string Top = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "repository"));
    private static readonly Workspace Inner = new(Path.Combine(Top, "notebooks"), Top, Path.Combine(Top, ".git"));

    [Theory]
    [InlineData("notebooks/data/a.csv", "data/a.csv")]
    [InlineData("lib/x.dll", "../lib/x.dll")]
    [InlineData("../elsewhere/a.csv", null)]
    [InlineData("../repository-other/a.csv", null)]
    public void Relative_File_StaysInTheRepository(string path, string? expected)
    {
        StampPaths paths = new(Inner);
        string full = Path.GetFullPath(path, Top);
        Assert.Equal(expected, paths.Relative(full));
        if (expected is not null)
        {
            Assert.Equal(full, paths.Absolute(expected));
            Assert.Equal(path, paths.InRepository(expected));
        }
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("data/../../../x")]
    public void Absolute_PathThatLeavesTheRepository_IsNull(string path)
    {
        Assert.Null(new StampPaths(Inner).Absolute(path));
        Assert.Null(new StampPaths(Inner).InRepository(path));
    }

    [Fact]
    public void InRepository_WithoutGit_IsNull() =>
        Assert.Null(new StampPaths(new Workspace(Top, null, null)).InRepository("a.csv"));
}
