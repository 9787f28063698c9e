using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git.Tests;

public sealed class CommitsTouchingTests : IDisposable
{
    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_FileAndFolder_NewestFirstAndNothingElse(bool program)
    {
        _folder.Write("data/a.csv", "1");
        _folder.Write("lib/x.cs", "1");
        string since = _folder.Commit("start");
        _folder.Write("data/a.csv", "2");
        _folder.Commit("Mend the delays of \"ONT\"");
        _folder.Write("readme.md", "prose");
        _folder.Commit("prose");
        _folder.Write("lib/y.cs", "1");
        string last = _folder.Commit("library");

        IReadOnlyList<CommitSummary> commits = Touching(program, since, "data/a.csv", "lib")!;
        Assert.Equal(["library", "Mend the delays of \"ONT\""], commits.Select(commit => commit.Subject));
        Assert.Equal(last, commits[0].Id);
        Assert.Equal("Ada", commits[0].Author);
        Assert.Equal(DateTimeOffset.UtcNow.Date, commits[0].When.UtcDateTime.Date, TimeSpan.FromDays(1));
        Assert.Empty(Touching(program, since, "other")!);
        Assert.Empty(Touching(program, since)!);
        Assert.Empty(Touching(program, since, "lib/*.cs")!);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_UnknownOrSideCommit_IsNull(bool program)
    {
        _folder.Write("a", "1");
        _folder.Commit("start");
        _folder.Git("checkout", "-q", "-b", "side");
        string side = _folder.Commit("side");
        _folder.Git("checkout", "-q", "main");
        _folder.Commit("main");

        Assert.Null(Touching(program, side, "a"));
        Assert.Null(Touching(program, new string('a', 40), "a"));
        Assert.Throws<GitException>(() => Touching(program, "HEAD", "a"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_ShallowClone_IsNullForWhatWasCut(bool program)
    {
        _folder.Write("a", "1");
        string since = _folder.Commit("start");
        _folder.Write("a", "2");
        _folder.Commit("next");
        using GitFolder clone = new(init: false);
        GitFolder.Run(clone.Path, "clone", "-q", "--depth", "1", new Uri(_folder.Path).AbsoluteUri, "shallow");

        string shallow = Path.Combine(clone.Path, "shallow");
        Assert.Null(new GitSourceControl(program).CommitsTouching(shallow, since, ["a"], default));
        string tip = GitFolder.Run(shallow, "rev-parse", "HEAD");
        Assert.Empty(new GitSourceControl(program).CommitsTouching(shallow, tip, ["a"], default)!);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_UnbornBranch_IsNull(bool program) =>
        Assert.Null(Touching(program, new string('a', 40), "a"));

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_Merge_NamesTheSideCommitAndNotTheMerge(bool program)
    {
        _folder.Write("a", "1");
        _folder.Write("b", "1");
        string since = _folder.Commit("start");
        _folder.Git("checkout", "-q", "-b", "side");
        _folder.Write("a", "2");
        _folder.Commit("side changes a");
        _folder.Git("checkout", "-q", "main");
        _folder.Write("b", "2");
        _folder.Commit("main changes b");
        _folder.Git("merge", "-q", "--no-edit", "side");

        Assert.Equal(["side changes a"], Touching(program, since, "a")!.Select(commit => commit.Subject));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void CommitsTouching_DiscardedSideBranch_IsNotNamed(bool program)
    {
        _folder.Write("a", "1");
        string since = _folder.Commit("start");
        _folder.Git("checkout", "-q", "-b", "side");
        _folder.Write("a", "2");
        _folder.Commit("side changes a");
        _folder.Git("checkout", "-q", "main");
        _folder.Commit("main");
        _folder.Git("merge", "-q", "--no-edit", "-s", "ours", "side");

        Assert.Empty(Touching(program, since, "a")!);
    }

    private IReadOnlyList<CommitSummary>? Touching(bool program, string since, params string[] paths) =>
        new GitSourceControl(program).CommitsTouching(_folder.Path, since, paths, default);
}
