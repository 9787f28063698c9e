using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Workspaces;

public sealed class PathFenceTests : IDisposable
{
    private readonly string _top = Directory.CreateTempSubdirectory("mlops fence ").FullName;
    private readonly string _root;

    public PathFenceTests()
    {
        _root = Directory.CreateDirectory(Path.Combine(_top, "root")).FullName;
        Directory.CreateDirectory(Path.Combine(_root, "data"));
        Directory.CreateDirectory(Path.Combine(_top, "root-other"));
    }

    public void Dispose() => Directory.Delete(_top, recursive: true);

    [Theory]
    [InlineData("data/a.csv")]
    [InlineData("not/yet/there")]
    [InlineData("data/../a.csv")]
    [InlineData("...")]
    [InlineData("..a")]
    [InlineData(".")]
    public void Objection_PathInTheFolder_IsNone(string path) => Assert.Null(PathFence.Objection(_root, path));

    [Theory]
    [InlineData("..")]
    [InlineData("../root-other/a.csv")]
    [InlineData("data/../../root-other")]
    public void Objection_PathThatLeavesTheFolder_IsNamed(string path) => Assert.Equal("leads out of the folder", PathFence.Objection(_root, path));

    [Fact]
    public void Objection_FolderReachedThroughALink_IsNone()
    {
        string linked = Path.Combine(_top, "linked");
        Directory.CreateSymbolicLink(linked, _root);
        Directory.CreateSymbolicLink(Path.Combine(_root, "inner"), Path.Combine(_root, "data"));

        Assert.Null(PathFence.Objection(linked, "data/a.csv"));
        Assert.Null(PathFence.Objection(linked, "inner/a.csv"));
    }

    [Fact]
    public void Objection_ChainOfLinksOutOfTheFolder_NamesTheFirst()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "one"), "two");
        Directory.CreateSymbolicLink(Path.Combine(_root, "two"), Path.Combine("data", "three"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "data", "three"), Path.Combine("..", "..", "root-other"));

        Assert.Equal("goes through the symbolic link one, which leads out of the folder", PathFence.Objection(_root, "one/a.csv"));
    }

    [Fact]
    public void Objection_LinkBehindALinkedFolder_IsFollowedToWhereItLeads()
    {
        // "in" stays in the folder by its text, and "data/back" behind it does not.
        Directory.CreateSymbolicLink(Path.Combine(_root, "data", "back"), _top);
        Directory.CreateSymbolicLink(Path.Combine(_root, "in"), Path.Combine("data", "back", "root-other"));

        Assert.NotNull(PathFence.Objection(_root, "in/a.csv"));
    }

    [Fact]
    public void Objection_LinksInACircle_IsNamed()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "one"), "two");
        File.CreateSymbolicLink(Path.Combine(_root, "two"), "one");

        Assert.Contains("symbolic link one", PathFence.Objection(_root, "one"), StringComparison.Ordinal);
    }

    [Fact]
    public void Objection_LinkToNothingOutside_IsNamed()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "one"), Path.Combine(_top, "to be made"));

        Assert.Contains("leads out of the folder", PathFence.Objection(_root, "one"), StringComparison.Ordinal);
    }
}
