using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git.Tests;

public sealed class GitSourceControlTests : IDisposable
{
    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public void Read_NoRepository_IsNull(bool program)
    {
        using GitFolder bare = new(init: false);
        Assert.Null(new GitSourceControl(program).Read(bare.Path, default));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_BeforeFirstCommit_HasBranchAndNoCommit(bool program)
    {
        _folder.Write("a.txt", "a");
        RepositoryState state = Read(program);

        Assert.Null(state.Commit);
        Assert.Equal("main", state.Branch);
        Assert.Equal([new WorkingChange("a.txt", WorkingChangeKind.Untracked)], state.Changes);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_DetachedHead_HasCommitAndNoBranch(bool program)
    {
        string commit = _folder.Commit("first");
        _folder.Git("checkout", "-q", "--detach");
        RepositoryState state = Read(program);

        Assert.Equal(commit, state.Commit);
        Assert.Null(state.Branch);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_EveryKindOfChange_IsNamedOnce(bool program)
    {
        _folder.Write("changed.txt", "one");
        _folder.Write("staged ü.txt", "one");
        _folder.Write("gone.txt", "one");
        _folder.Write("removed.txt", "one");
        _folder.Write("moved.txt", "a long enough text to be seen as a rename");
        _folder.Write(".gitignore", "*.log\n");
        _folder.Commit("first");
        _folder.Write("changed.txt", "two");
        _folder.Write("staged ü.txt", "two");
        _folder.Git("add", "staged ü.txt");
        File.Delete(Path.Combine(_folder.Path, "gone.txt"));
        _folder.Git("rm", "-q", "removed.txt");
        _folder.Git("mv", "moved.txt", "moved to.txt");
        _folder.Write("new/deep/file.txt", "new");
        _folder.Write("noise.log", "ignored");
        _folder.Write(".mlops/pins/a.pin.json", "{}");
        _folder.Write("notebooks/.mlops/config.json", "{}");
        _folder.Write("never.txt", "staged, then deleted");
        _folder.Git("add", "never.txt");
        File.Delete(Path.Combine(_folder.Path, "never.txt"));

        Assert.Equal(
            [
                new("changed.txt", WorkingChangeKind.Modified),
                new("gone.txt", WorkingChangeKind.Deleted),
                new("moved to.txt", WorkingChangeKind.Added),
                new("moved.txt", WorkingChangeKind.Deleted),
                new("new/deep/file.txt", WorkingChangeKind.Untracked),
                new("removed.txt", WorkingChangeKind.Deleted),
                new("staged ü.txt", WorkingChangeKind.Modified),
            ],
            Read(program).Changes);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_Conflict_IsNamedAsConflicted(bool program)
    {
        _folder.Write("a.txt", "base");
        _folder.Commit("base");
        _folder.Git("checkout", "-q", "-b", "side");
        _folder.Write("a.txt", "side");
        _folder.Commit("side");
        _folder.Git("checkout", "-q", "main");
        _folder.Write("a.txt", "main");
        _folder.Commit("main");
        Assert.Throws<InvalidOperationException>(() => _folder.Git("merge", "-q", "side"));

        Assert.Equal([new WorkingChange("a.txt", WorkingChangeKind.Conflicted)], Read(program).Changes);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_LinkedWorktree_HasItsOwnBranch(bool program)
    {
        _folder.Write("a.txt", "a");
        string commit = _folder.Commit("first");
        string tree = Path.Combine(_folder.Path, "trees", "linked");
        _folder.Git("worktree", "add", "-q", "-b", "linked", tree);

        RepositoryState state = new GitSourceControl(program).Read(Path.Combine(tree, "a.txt"), default)!;
        Assert.Equal(tree, state.Root);
        Assert.Equal("linked", state.Branch);
        Assert.Equal(commit, state.Commit);
        Assert.Empty(state.Changes);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_Submodule_IsARepositoryOfItsOwnAndAChangeAbove(bool program)
    {
        using GitFolder library = new();
        library.Write("lib.txt", "one");
        string inner = library.Commit("library");
        _folder.Git("submodule", "add", "-q", library.Path, "lib");
        _folder.Commit("with library");
        Assert.Empty(Read(program).Changes);

        string module = Path.Combine(_folder.Path, "lib");
        Assert.Equal(inner, new GitSourceControl(program).Read(module, default)!.Commit);
        GitFolder.Run(module, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "moved");
        Assert.Equal([new WorkingChange("lib", WorkingChangeKind.Modified)], Read(program).Changes);
        string moved = GitFolder.Run(module, "rev-parse", "HEAD");
        Assert.Equal([new SubmoduleState("lib", moved, false)], Read(program).Submodules);

        _folder.Write("lib/lib.txt", "two");
        Assert.Equal([new SubmoduleState("lib", moved, true)], Read(program).Submodules);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_Root_AreThoseThatChangeAnything(bool program)
    {
        _folder.Write("a.txt", "1");
        string first = _folder.Commit("first");
        _folder.Write("deep/b.txt", "1");
        _folder.Commit("second");
        Assert.Equal(["second"], new GitSourceControl(program).CommitsTouching(_folder.Path, first, ["."], default)!.Select(commit => commit.Subject));
    }

    [Fact]
    public void At_Commit_GivesItsTextsAndNotTheWorkingTrees()
    {
        _folder.Write("lib/a.cs", "class A;");
        _folder.Write("lib/deep/b.cs", "class B;");
        _folder.Write("lib/c.txt", "unwanted");
        _folder.Write("d.cs", "outside");
        string first = _folder.Commit("first");
        _folder.Write("lib/a.cs", "class Other;");
        _folder.Commit("second");
        GitSourceControl git = new();
        Assert.Equal(
            [("a.cs", "class A;"), ("deep/b.cs", "class B;")],
            git.At(_folder.Path, first, "lib", path => path.EndsWith(".cs", StringComparison.Ordinal), default)!.Select(file => (file.Key, file.Value)).Order());
        Assert.Equal(4, git.At(_folder.Path, first, "", _ => true, default)!.Count);
        Assert.Empty(git.At(_folder.Path, first, "nowhere", _ => true, default)!);
        Assert.Null(git.At(_folder.Path, new string('a', 40), "lib", _ => true, default));
        Assert.Equal("MLOPS1604", Assert.Throws<GitException>(() => git.At(_folder.Path, "HEAD", "lib", _ => true, default)).Code);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_Remote_PrefersUpstreamAndHidesItsToken(bool program)
    {
        _folder.Commit("first");
        _folder.Git("remote", "add", "origin", "https://example.org/origin.git");
        Assert.Equal("https://example.org/origin.git", Read(program).Remote);

        _folder.Git("remote", "add", "team", "https://ada:t0ken@example.org/team.git?x=1");
        _folder.Git("config", "branch.main.remote", "team");
        Assert.Equal("https://example.org/team.git", Read(program).Remote);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_DamagedRepository_IsAFaultAndNotTheOneAbove(bool program)
    {
        _folder.Commit("outer");
        _folder.Write("inner/.git/HEAD", "no reference at all");

        GitException fault = Assert.Throws<GitException>(
            () => new GitSourceControl(program).Read(Path.Combine(_folder.Path, "inner"), default));
        Assert.Equal("MLOPS1602", fault.Code);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_MissingWorktreeDirectory_IsAFault(bool program)
    {
        _folder.Write("inner/.git", "gitdir: ../nowhere");
        GitException fault = Assert.Throws<GitException>(
            () => new GitSourceControl(program).Read(Path.Combine(_folder.Path, "inner"), default));
        Assert.Equal("MLOPS1602", fault.Code);
    }

    [Theory]
    [InlineData("fatal: detected dubious ownership in repository at '/x'")]
    [InlineData("repository path '/x' is not owned by current user")]
    public void Of_OtherOwner_NamesSafeDirectory(string complaint)
    {
        GitException fault = GitFaults.Of("/x", complaint);
        Assert.Equal("MLOPS1601", fault.Code);
        Assert.Contains("safe.directory /x", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Find_CurrentEarlierAndSideVersions_GiveTheirBytes(bool program)
    {
        byte[] odd = [0, 13, 10, 255, 10];
        _folder.WriteBytes("data/a.bin", odd);
        _folder.Commit("first");
        _folder.Git("checkout", "-q", "-b", "side");
        _folder.Write("data/a.bin", "side");
        _folder.Commit("side");
        _folder.Git("checkout", "-q", "main");
        _folder.Write("data/a.bin", "now");
        _folder.Commit("second");
        GitSourceControl git = new(program);

        foreach (byte[] version in new[] { odd, "side"u8.ToArray(), "now"u8.ToArray() })
        {
            using Stream found = Assert.IsAssignableFrom<Stream>(Find(git, "data/a.bin", version));
            using MemoryStream bytes = new();
            found.CopyTo(bytes);
            Assert.Equal(version, bytes.ToArray());
        }

        Assert.Null(Find(git, "data/a.bin", "not"u8.ToArray()));
        Assert.Null(Find(git, "data", odd));
        Assert.Null(Find(git, "data/b.bin", odd));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Find_BeforeFirstCommit_IsNull(bool program) =>
        Assert.Null(Find(new GitSourceControl(program), "a", [1]));

    private Stream? Find(GitSourceControl git, string path, byte[] content) => git.Find(
        _folder.Path, path, content.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), default);

    private RepositoryState Read(bool program) => new GitSourceControl(program).Read(_folder.Path, default)!;
}
