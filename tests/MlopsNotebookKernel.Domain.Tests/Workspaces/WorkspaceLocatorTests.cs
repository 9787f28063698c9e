using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Workspaces;

public sealed class WorkspaceLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-workspace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_FactsFolderBelowGitRoot_IsTheRoot()
    {
        MakeGit();
        Make("research/.mlops");
        Make("research/deep");

        Workspace workspace = WorkspaceLocator.Find(Path.Combine(_folder, "research", "deep", "a.ipynb"));

        Assert.Equal(Path.Combine(_folder, "research"), workspace.Root);
        Assert.Equal(_folder, workspace.GitRoot);
        Assert.Equal(Path.Combine(_folder, ".git", "mlops", "objects"), workspace.ObjectsFolder);
        Assert.Equal("deep/a.ipynb", workspace.Relative(Path.Combine(_folder, "research", "deep", "a.ipynb")));
    }

    [Fact]
    public void Find_FactsFolderAboveGitRoot_IsNeverTaken()
    {
        Make(".mlops");
        Make("clone/.git");
        File.WriteAllText(Path.Combine(_folder, "clone", ".git", "HEAD"), "ref: refs/heads/main\n");

        Assert.Equal(Path.Combine(_folder, "clone"), WorkspaceLocator.Find(Path.Combine(_folder, "clone")).Root);
    }

    [Fact]
    public void Find_LinkedWorktree_SharesTheCommonDirectory()
    {
        MakeGit();
        string worktree = Path.Combine(_folder, ".git", "worktrees", "side");
        Make(".git/worktrees/side");
        File.WriteAllText(Path.Combine(worktree, "HEAD"), "ref: refs/heads/side\n");
        File.WriteAllText(Path.Combine(worktree, "commondir"), "../..\n");
        Make("side");
        File.WriteAllText(Path.Combine(_folder, "side", ".git"), $"gitdir: {worktree}\n");

        Workspace workspace = WorkspaceLocator.Find(Path.Combine(_folder, "side"));

        Assert.Equal(Path.Combine(_folder, "side"), workspace.GitRoot);
        Assert.Equal(Path.Combine(_folder, ".git"), workspace.GitCommonDirectory);
    }

    [Fact]
    public void Find_WithoutGit_IsTheFolderItself()
    {
        Workspace workspace = WorkspaceLocator.Find(Path.Combine(_folder, "a.ipynb"));

        Assert.Null(workspace.GitRoot);
        Assert.Equal(_folder, workspace.Root);
        Assert.Equal(Path.Combine(_folder, ".mlops", "objects"), workspace.ObjectsFolder);
    }

    private void Make(string folder) => Directory.CreateDirectory(Path.Combine(_folder, folder));

    private void MakeGit()
    {
        Make(".git");
        File.WriteAllText(Path.Combine(_folder, ".git", "HEAD"), "ref: refs/heads/main\n");
    }
}
