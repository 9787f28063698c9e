using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Tests.Reproduce;

public sealed class ReproductionFolderTests : IDisposable
{
    private readonly DirectoryInfo _among = Directory.CreateTempSubdirectory("mlops-sweep-");

    public void Dispose() => _among.Delete(recursive: true);

    [Fact]
    public void Create_AFolder_IsTheUsersAloneAndGoesWithItsWorktrees()
    {
        RecordedWorktrees worktrees = new();
        string path;
        using (ReproductionFolder folder = ReproductionFolder.Create("/home/ada/flights", worktrees))
        {
            path = folder.Path;
            Assert.Equal("flights", Path.GetFileName(folder.Tree));
            Assert.Equal(Path.GetFileName(path), folder.Place(folder.Tree, "/repository/.git").Name);
            Assert.Equal(Path.GetFileName(path) + "-2", folder.Place(Path.Combine(folder.Tree, "sub"), "/repository/.git/modules/sub").Name);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
            }
        }

        Assert.False(Directory.Exists(path));
        Assert.Equal(["/repository/.git/modules/sub", "/repository/.git"], worktrees.Removed.Select(place => place.CommonDirectory));
    }

    [Fact]
    public void Sweep_FolderThatNobodyOwns_IsRemovedAndNamesOnlyWorktreesOfItsOwn()
    {
        RecordedWorktrees worktrees = new();
        DirectoryInfo left = _among.CreateSubdirectory(ReproductionFolder.Prefix + "x1");
        string Json(string folder, string name) => $$"""{"Folder":"{{folder.Replace('\\', '/')}}","CommonDirectory":"/repository/.git","Name":"{{name}}"}""";
        string own = Path.Combine(left.FullName, "tree").Replace("\\", "\\\\", StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(left.FullName, "owner.json"),
            $$"""[{"Folder":"{{own}}","CommonDirectory":"/repository/.git","Name":"{{left.Name}}"},{{Json("/home/ada", left.Name)}},{{Json(left.FullName + "/tree", "../../x")}}]""");

        Assert.Equal(1, ReproductionFolder.Sweep(worktrees, _among.FullName));

        Assert.False(Directory.Exists(left.FullName));
        WorktreePlace removed = Assert.Single(worktrees.Removed);
        Assert.Equal((Path.Combine(left.FullName, "tree"), left.Name), (removed.Folder, removed.Name));
    }

    [Theory]
    [InlineData("[{")]
    [InlineData("")]
    public void Sweep_OwnerThatEndedWhileItWrote_IsRemoved(string text)
    {
        DirectoryInfo left = _among.CreateSubdirectory(ReproductionFolder.Prefix + "x1");
        File.WriteAllText(Path.Combine(left.FullName, "owner.json"), text);

        ReproductionFolder.Sweep(new RecordedWorktrees(), _among.FullName);

        Assert.False(Directory.Exists(left.FullName));
    }

    [Fact]
    public void Sweep_FolderThatIsJustBeingMade_IsLeft()
    {
        DirectoryInfo young = _among.CreateSubdirectory(ReproductionFolder.Prefix + "x1");

        ReproductionFolder.Sweep(new RecordedWorktrees(), _among.FullName);

        Assert.True(Directory.Exists(young.FullName));
    }

    private sealed class RecordedWorktrees : IWorktrees
    {
        public List<WorktreePlace> Removed { get; } = [];

        public bool CanApply => false;

        public CommitSummary? Commit(string repositoryRoot, string commit) => null;

        public bool IsShallow(string repositoryRoot) => false;

        public void Add(string repositoryRoot, string commit, WorktreePlace worktree, CancellationToken cancellation) => throw new NotSupportedException();

        public void Apply(string worktree, string patchFile, CancellationToken cancellation) => throw new NotSupportedException();

        public void Remove(WorktreePlace worktree) => Removed.Add(worktree);
    }
}
