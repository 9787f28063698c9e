using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git.Tests;

public sealed class WorktreeTests : IDisposable
{
    private readonly GitFolder _folder = new();
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mlops tree ü ");

    public void Dispose()
    {
        _folder.Dispose();
        _place.Delete(recursive: true);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Add_EarlierCommit_ChecksItOutDetachedAndTouchesNothingOfTheUsers(bool program)
    {
        _folder.Write("a.txt", "first\n");
        _folder.Write("sub/ü.bin", "\0\r\n");
        string first = _folder.Commit("first");
        _folder.Write("a.txt", "second\n");
        _folder.Write("later.txt", "x");
        _folder.Commit("second");
        _folder.Write("a.txt", "stashed\n");
        _folder.Git("stash");
        _folder.Write("a.txt", "staged\n");
        _folder.Git("add", "a.txt");
        _folder.Write("a.txt", "dirty\n");
        _folder.Write("untracked.txt", "x");
        string before = Everything();
        GitWorktrees worktrees = new(program);

        worktrees.Add(_folder.Path, first, Place(), default);

        Assert.Equal("first\n", File.ReadAllText(Path.Combine(Tree, "a.txt")));
        Assert.Equal("\0\r\n", File.ReadAllText(Path.Combine(Tree, "sub", "ü.bin")));
        Assert.False(File.Exists(Path.Combine(Tree, "later.txt")));
        Assert.Equal(first, GitFolder.Run(Tree, "rev-parse", "HEAD"));
        Assert.Empty(GitFolder.Run(Tree, "status", "--porcelain"));
        Assert.Empty(GitFolder.Run(Tree, "branch", "--show-current"));
        Assert.Equal(before, Everything());

        worktrees.Remove(Place());
        Assert.False(Directory.Exists(Tree));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, ".git", "worktrees")));
        Assert.Equal(before, Everything());
        worktrees.Remove(Place());
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Add_HooksAndFiltersOfTheRepository_AreNotRun(bool program)
    {
        string witness = Path.Combine(_place.FullName, "witness");
        _folder.Write(".gitattributes", "*.txt filter=evil\n");
        _folder.Write("a.txt", "first\n");
        string first = _folder.Commit("first");
        string hook = Path.Combine(_folder.Path, ".git", "hooks", "post-checkout");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, $"#!/bin/sh\ntouch '{witness}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _folder.Git("config", "filter.evil.smudge", $"touch '{witness}'; cat");

        new GitWorktrees(program).Add(_folder.Path, first, Place(), default);

        Assert.False(File.Exists(witness));
        Assert.Equal("first\n", File.ReadAllText(Path.Combine(Tree, "a.txt")));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Commit_OnlyOneThatIsHere_IsFound(bool program)
    {
        _folder.Write("a", "1");
        string id = _folder.Commit("Count the flights");
        GitWorktrees worktrees = new(program);

        Assert.Equal(("Count the flights", "Ada"), (worktrees.Commit(_folder.Path, id)!.Subject, worktrees.Commit(_folder.Path, id)!.Author));
        Assert.Null(worktrees.Commit(_folder.Path, new string('1', 40)));
        Assert.Equal("MLOPS1604", Assert.Throws<GitException>(() => worktrees.Commit(_folder.Path, "--help")).Code);
        Assert.False(worktrees.IsShallow(_folder.Path));
    }

    [Fact]
    public void Apply_PatchAsStored_GivesEveryByte()
    {
        byte[] binary = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
        _folder.Write("text.txt", "one\r\ntwo");
        _folder.WriteBytes("image.bin", binary);
        _folder.Write("gone.txt", "x");
        string commit = _folder.Commit("first");
        _folder.Write("text.txt", "one\r\nTWO\n");
        _folder.WriteBytes("image.bin", [.. binary.Reverse()]);
        File.Delete(Path.Combine(_folder.Path, "gone.txt"));
        string patch = Path.Combine(_place.FullName, "the.patch");
        File.WriteAllBytes(patch, new GitSourceControl().Patch(_folder.Path, default));
        GitWorktrees worktrees = new();

        worktrees.Add(_folder.Path, commit, Place(), default);
        worktrees.Apply(Tree, patch, default);

        Assert.Equal("one\r\nTWO\n", File.ReadAllText(Path.Combine(Tree, "text.txt")));
        Assert.Equal(binary.Reverse(), File.ReadAllBytes(Path.Combine(Tree, "image.bin")));
        Assert.False(File.Exists(Path.Combine(Tree, "gone.txt")));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData(".git/hooks/x")]
    public void Apply_PatchThatLeadsElsewhere_IsRefused(string path)
    {
        _folder.Write("a", "1");
        string commit = _folder.Commit("first");
        string patch = Path.Combine(_place.FullName, "the.patch");
        File.WriteAllText(patch, $"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n");
        GitWorktrees worktrees = new();
        worktrees.Add(_folder.Path, commit, Place(), default);

        Assert.Equal("MLOPS1611", Assert.Throws<GitException>(() => worktrees.Apply(Tree, patch, default)).Code);
    }

    [Fact]
    public void Remove_NotesOfAnotherWorktreeUnderTheSameName_AreLeft()
    {
        _folder.Write("a", "1");
        string commit = _folder.Commit("first");
        GitWorktrees worktrees = new();
        worktrees.Add(_folder.Path, commit, Place(), default);

        worktrees.Remove(Place() with { Folder = Path.Combine(_place.FullName, "other") });

        Assert.True(Directory.Exists(Place().AdministrativeFolder));
        Assert.True(Directory.Exists(Tree));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Contents_OfAPath_AreItsVersionsNewestFirst(bool program)
    {
        foreach (string text in new[] { "one", "two", "three" })
        {
            _folder.Write("a.txt", text);
            _folder.Commit(text);
        }

        IEnumerable<byte[]> versions = new GitSourceControl(program).Contents(_folder.Path, "a.txt", 3, default);

        Assert.Equal(["two", "one"], versions.Select(Encoding.UTF8.GetString));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void FirstWith_ContentThatCameAndWent_IsTheEarliestCommitThatHasIt(bool program)
    {
        List<string> ids = [];
        foreach (string text in new[] { "one", "two", "two", "one" })
        {
            _folder.Write("a.txt", text);
            _folder.Write("other.txt", $"{ids.Count}");
            ids.Add(_folder.Commit(text));
        }

        GitSourceControl git = new(program);

        Assert.Equal(ids[1], First(git, "two"));
        Assert.Equal(ids[0], First(git, "one"));
        Assert.Null(First(git, "three"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void ContentsAndFirstWith_VersionThatAMergeLeftBehind_IsFound(bool program)
    {
        _folder.Write("a.txt", "one");
        _folder.Commit("first");
        _folder.Git("checkout", "-q", "-b", "side");
        _folder.Write("a.txt", "side");
        string side = _folder.Commit("side");
        _folder.Git("checkout", "-q", "main");
        _folder.Git("merge", "-q", "--no-ff", "-s", "ours", "-m", "merge", "side");
        _folder.Git("branch", "-q", "-D", "side");
        GitSourceControl git = new(program);

        Assert.Equal(["one", "side"], git.Contents(_folder.Path, "a.txt", 10, default).Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal));
        Assert.Equal(side, First(git, "side"));
    }

    [Fact]
    public void Holds_Commits_SaysWhichHasTheBytes()
    {
        _folder.Write("a.txt", "one");
        string first = _folder.Commit("first");
        _folder.Write("a.txt", "two");
        string second = _folder.Commit("second");
        GitSourceControl git = new();

        Assert.Equal([true, false, false], new[] { first, second, new string('0', 40) }.Select(id => git.Holds(_folder.Path, id, "a.txt", 3, Digest("one"))));
    }

    private string? First(GitSourceControl git, string text) => git.FirstWith(_folder.Path, "a.txt", text.Length, Digest(text), default);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Tree => Path.Combine(_place.FullName, "tree");

    private WorktreePlace Place() => new(Tree, Path.Combine(_folder.Path, ".git"), "mlops-test");

    /// <summary>The working tree, the index, every ref and the stash, as Git tells them.</summary>
    private string Everything() => string.Join(
        "\n---\n",
        _folder.Git("status", "--porcelain=v2", "--branch"),
        _folder.Git("diff"),
        _folder.Git("diff", "--cached"),
        _folder.Git("for-each-ref"),
        _folder.Git("stash", "list"),
        _folder.Git("rev-parse", "HEAD"),
        _folder.Git("symbolic-ref", "HEAD"));
}
