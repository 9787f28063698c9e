using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git.Tests;

public sealed class FactHistoryTests : IDisposable
{
    private readonly GitFolder _folder = new();
    private readonly string _outside = Directory.CreateTempSubdirectory("mlops-worktree-").FullName;

    public FactHistoryTests()
    {
        _folder.Write(".mlops/a.json", "head");
        _folder.Write("plain.txt", "no fact");
        _folder.Commit("first");
    }

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public void Visit_Head_GivesFactsOfTheCurrentCommitAlone()
    {
        OnBranch("other", ".mlops/b.json", "other");
        _folder.Write(".mlops/a.json", "not committed");
        Assert.Equal(["head"], Facts(FactTips.Head));
    }

    [Fact]
    public void Visit_Branches_GivesThoseOfLocalBranches()
    {
        OnBranch("other", "deep/inner/.mlops/pins/b.json", "other");
        Assert.Equal(["head", "other"], Facts(FactTips.Branches));
    }

    [Fact]
    public void Visit_Everything_SeesRemoteBranchesTagsOfTagsStashesAndUntrackedFilesInThem()
    {
        OnBranch("tagged", ".mlops/t.json", "tagged");
        _folder.Git("tag", "-a", "inner", "-m", "x", "tagged");
        _folder.Git("tag", "-a", "outer", "-m", "x", "inner");
        _folder.Git("tag", "-d", "inner");
        _folder.Git("branch", "-D", "tagged");
        OnBranch("far", ".mlops/f.json", "remote");
        _folder.Git("update-ref", "refs/remotes/origin/far", "far");
        _folder.Git("branch", "-D", "far");
        Stash("older stash", untracked: false);
        Stash("newer stash", untracked: true);
        Assert.Equal(["head", "newer stash", "older stash", "remote", "tagged"], Facts(FactTips.Everything));
    }

    [Fact]
    public void Visit_Everything_SeesTheDetachedCommitOfAWorktree()
    {
        string tree = Path.Combine(_outside, "tree");
        _folder.Git("worktree", "add", "--detach", tree);
        Directory.CreateDirectory(Path.Combine(tree, ".mlops"));
        File.WriteAllText(Path.Combine(tree, ".mlops", "w.json"), "detached");
        GitFolder.Run(tree, "add", "-A");
        GitFolder.Run(tree, "commit", "-q", "-m", "detached");
        Assert.Equal(["detached", "head"], Facts(FactTips.Everything));
    }

    [Fact]
    public void Visit_NoCommitYet_GivesNothing()
    {
        using GitFolder fresh = new();
        List<string> seen = [];
        new FactHistory().Visit(fresh.Path, FactTips.Everything, fact => seen.Add(fact.Path), default);
        Assert.Empty(seen);
    }

    [Fact]
    public void Worktrees_Added_AllAreNamedFromAnyOfThem()
    {
        string tree = Path.Combine(_outside, "tree");
        _folder.Git("worktree", "add", "-b", "side", tree);
        string[] expected = [.. new[] { _folder.Path, tree }.Order()];
        Assert.Equal(expected, new FactHistory().Worktrees(_folder.Path).Order());
        Assert.Equal(expected, new FactHistory().Worktrees(tree).Order());
    }

    [Fact]
    public void Worktrees_OneIsGone_IsAFaultForItsFactsAreUnknown()
    {
        string tree = Path.Combine(_outside, "tree");
        _folder.Git("worktree", "add", "-b", "side", tree);
        Directory.Delete(tree, recursive: true);
        Assert.Equal("MLOPS1607", Assert.Throws<GitException>(() => new FactHistory().Worktrees(_folder.Path)).Code);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void VisitPast_OfAFolder_GivesWhatWasDeletedOverwrittenMergedAwayAndStashed(bool program)
    {
        _folder.Write("deep/.mlops/snapshots/x/1.json", "deleted");
        _folder.Write(".mlops/snapshots/x/2.json", "overwritten");
        _folder.Write("snapshots/3.json", "no fact");
        _folder.Commit("second");
        _folder.Git("rm", "-q", "-r", "deep");
        _folder.Write(".mlops/snapshots/x/2.json", "newer");
        _folder.Write(".mlops/pins/p.json", "another folder");
        _folder.Commit("third");
        OnBranch("side", ".mlops/snapshots/x/4.json", "merged away");
        _folder.Git("merge", "-q", "--no-ff", "-s", "ours", "-m", "merge", "side");
        _folder.Git("branch", "-q", "-D", "side");
        _folder.Write(".mlops/snapshots/x/2.json", "stashed");
        _folder.Git("stash", "push", "-q");
        List<string> seen = [];

        new FactHistory(program).VisitPast(_folder.Path, "snapshots", fact => seen.Add($"{fact.Path} {Text(fact)}"), default);

        Assert.Equal(
            [
                ".mlops/snapshots/x/2.json newer", ".mlops/snapshots/x/2.json overwritten", ".mlops/snapshots/x/2.json stashed", ".mlops/snapshots/x/4.json merged away",
                "deep/.mlops/snapshots/x/1.json deleted",
            ],
            seen.Order(StringComparer.Ordinal));
    }

    private static string Text(CommittedFact fact)
    {
        using StreamReader reader = new(fact.Open());
        return reader.ReadToEnd();
    }

    private string[] Facts(FactTips tips)
    {
        List<string> seen = [];
        new FactHistory().Visit(_folder.Path, tips, fact => seen.Add(Text(fact)), default);
        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private void OnBranch(string name, string path, string text)
    {
        _folder.Git("checkout", "-q", "-b", name);
        _folder.Write(path, text);
        _folder.Commit(name);
        _folder.Git("checkout", "-q", "main");
    }

    private void Stash(string text, bool untracked)
    {
        _folder.Write(untracked ? ".mlops/new.json" : ".mlops/a.json", text);
        _folder.Git(untracked ? ["stash", "push", "-q", "-u"] : ["stash", "push", "-q"]);
    }
}
