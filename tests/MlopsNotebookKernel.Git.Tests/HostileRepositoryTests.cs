using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git.Tests;

/// <summary>Repositories whose <c>.git</c> folder somebody else filled: reading them must run nothing that they name.</summary>
public sealed class HostileRepositoryTests : IDisposable
{
    private readonly GitFolder _folder = new();
    private readonly string _outside = Directory.CreateTempSubdirectory("mlops-outside-").FullName;
    private readonly string _script;

    public HostileRepositoryTests()
    {
        _script = Path.Combine(_outside, "planted");
        File.WriteAllText(_script, $"#!/bin/sh\ntouch '{Marker}'\ncat\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _folder.Write("a.txt", "one\n");
        _folder.Write(".gitattributes", "*.txt filter=planted diff=planted\n");
        _folder.Commit("first");
        _folder.Write("a.txt", "two\n");
    }

    private string Marker => Path.Combine(_outside, "was-run");

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    [Theory]
    [InlineData("core.fsmonitor")]
    [InlineData("filter.planted.clean")]
    [InlineData("filter.planted.process")]
    [InlineData("filter.planted.smudge")]
    [InlineData("diff.external")]
    [InlineData("diff.planted.command")]
    [InlineData("diff.planted.textconv")]
    [InlineData("core.pager")]
    [InlineData("pager.status")]
    [InlineData("core.alternateRefsCommand")]
    [InlineData("gpg.program")]
    public void Read_ProgramInTheRepositorysConfiguration_IsNotRun(string setting)
    {
        _folder.Git("config", "log.showSignature", "true");
        _folder.Git("config", "filter.planted.required", "true");
        _folder.Git("config", setting, _script);

        AskEverything();

        Assert.False(File.Exists(Marker), $"{setting} was run.");
    }

    [Fact]
    public void Read_FilterOfAnIncludedConfiguration_IsNotRun()
    {
        File.WriteAllText(Path.Combine(_outside, "more"), $"[filter \"planted\"]\n\tclean = {_script}\n");
        _folder.Git("config", "include.path", Path.Combine(_outside, "more"));

        AskEverything();

        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void Read_FilterOfTheWorktreesConfiguration_IsNotRun()
    {
        _folder.Git("config", "extensions.worktreeConfig", "true");
        _folder.Git("config", "--worktree", "filter.planted.clean", _script);

        AskEverything();

        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void Read_FilterWhoseNameCannotBeOverridden_IsRefused()
    {
        _folder.Write(".gitattributes", "*.txt filter=a=b\n");
        File.AppendAllText(Path.Combine(_folder.Path, ".git", "config"), $"[filter \"a=b\"]\n\tclean = {_script}\n");

        GitException refused = Assert.Throws<GitException>(() => new GitSourceControl().Read(_folder.Path, default));

        Assert.Equal("MLOPS1605", refused.Code);
        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void Read_Hooks_AreNotRun()
    {
        string hooks = Path.Combine(_outside, "hooks");
        Directory.CreateDirectory(hooks);
        foreach (string hook in (string[])["post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc", "post-checkout"])
        {
            File.Copy(_script, Path.Combine(hooks, hook));
            File.Copy(_script, Path.Combine(_folder.Path, ".git", "hooks", hook));
        }

        _folder.Git("config", "core.hooksPath", hooks);

        AskEverything();

        Assert.False(File.Exists(Marker));
    }

    [Theory]
    [InlineData("ssh://example.invalid/x", "core.sshCommand")]
    [InlineData("https://example.invalid/x", "credential.helper")]
    [InlineData(".", "remote.origin.uploadpack")]
    public void Read_PartialClone_FetchesNothing(string address, string setting)
    {
        string blob = _folder.Git("rev-parse", "HEAD:a.txt");
        _folder.Git("config", "remote.origin.url", address);
        _folder.Git("config", "remote.origin.promisor", "true");
        _folder.Git("config", "extensions.partialClone", "origin");
        _folder.Git("config", "core.repositoryFormatVersion", "1");
        _folder.Git("config", "protocol.allow", "always");
        _folder.Git("config", setting, _script);
        string lost = Path.Combine(_folder.Path, ".git", "objects", blob[..2], blob[2..]);
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);

        Record.Exception(AskEverything);

        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void Read_SubmoduleWithAFilterOfItsOwn_RunsNothingAndIsStillAChange()
    {
        using GitFolder inner = new();
        inner.Write("b.txt", "one\n");
        inner.Write(".gitattributes", "*.txt filter=inner\n");
        inner.Commit("inner");
        _folder.Git("-c", "core.fsmonitor=false", "submodule", "--quiet", "add", inner.Path, "inner");
        _folder.Commit("with a submodule");
        string checkout = Path.Combine(_folder.Path, "inner");
        GitFolder.Run(checkout, "config", "filter.inner.clean", _script);
        GitFolder.Run(checkout, "config", "core.fsmonitor", _script);
        File.WriteAllText(Path.Combine(checkout, "b.txt"), "two\n");

        RepositoryState state = new GitSourceControl().Read(_folder.Path, default)!;
        new GitSourceControl().Patch(_folder.Path, default);

        Assert.Equal([new WorkingChange("inner", WorkingChangeKind.Modified)], state.Changes);
        Assert.False(File.Exists(Marker));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Read_ConfiguredWorkingTreeElsewhere_StaysInTheRepositorysFolder(bool program)
    {
        File.WriteAllText(Path.Combine(_outside, "private.txt"), "not to be named");
        _folder.Git("config", "core.worktree", Path.GetPathRoot(_outside) is { Length: > 1 } drive ? drive : Path.GetTempPath());

        RepositoryState state = new GitSourceControl(program).Read(_folder.Path, default)!;

        Assert.Equal([new WorkingChange("a.txt", WorkingChangeKind.Modified)], state.Changes);
    }

    [Fact]
    public void Read_FilterOfTheUsersOwnConfiguration_StillCounts()
    {
        // A file that its filter makes equal to the commit is no change: large file storage works so.
        string own = Path.Combine(_outside, "gitconfig");
        File.WriteAllText(own, "[filter \"planted\"]\n\tclean = \"sed s/two/one/\"\n");
        GitProgram program = new(GitProgram.Find()!.Executable, ("GIT_CONFIG_GLOBAL", own));

        RepositoryState state = new ProgramReader(program).State(_folder.Path, default);

        Assert.Empty(state.Changes);
    }

    [Fact]
    public void CommitsTouching_ReplacedCommit_IsNamedAsItIs()
    {
        string first = _folder.Git("rev-parse", "HEAD");
        string second = _folder.Commit("second");
        string forged = _folder.Git("commit-tree", "-p", first, "-m", "forged", "HEAD^{tree}");
        _folder.Git("replace", second, forged);

        IReadOnlyList<CommitSummary> commits = new GitSourceControl().CommitsTouching(_folder.Path, first, ["a.txt"], default)!;

        Assert.Equal("second", Assert.Single(commits).Subject);
    }

    [Fact]
    public void CommitsTouching_SeparatorsInAnAuthorsName_MoveNoOtherField()
    {
        string first = _folder.Git("rev-parse", "HEAD");
        _folder.Git("config", "user.name", "Eve\u001f1970\u001fof");
        string second = _folder.Commit("second\u001fsubject");

        CommitSummary commit = Assert.Single(new GitSourceControl().CommitsTouching(_folder.Path, first, ["a.txt"], default)!);

        Assert.Equal(second, commit.Id);
        Assert.Equal(DateTimeOffset.UtcNow.Year, commit.When.UtcDateTime.Year);
    }

    [Fact]
    public void CommitsTouching_DateBeyondAnyYear_IsAFaultWithACode()
    {
        string first = _folder.Git("rev-parse", "HEAD");
        _folder.Commit("second");
        string raw = Path.Combine(_outside, "commit");
        File.WriteAllText(raw, System.Text.RegularExpressions.Regex.Replace(_folder.Git("cat-file", "commit", "HEAD") + "\n", @"> \d+ ", "> 99999999999999 "));
        string forged = _folder.Git("hash-object", "-t", "commit", "-w", "--literally", raw);
        _folder.Git("update-ref", "HEAD", forged);

        Exception? fault = Record.Exception(() => new GitSourceControl().CommitsTouching(_folder.Path, first, ["a.txt"], default));

        Assert.True(fault is null or GitException { Code: "MLOPS1602" }, fault?.ToString());
    }

    private void AskEverything()
    {
        GitSourceControl git = new();
        string commit = git.Read(_folder.Path, default)!.Commit!;
        git.Patch(_folder.Path, default);
        git.Patch(_folder.Path, ["a.txt"], default);
        git.CommitsTouching(_folder.Path, commit, ["a.txt"], default);
        using Stream? found = git.Find(_folder.Path, "a.txt", 4, new string('0', 64), default);
    }
}
