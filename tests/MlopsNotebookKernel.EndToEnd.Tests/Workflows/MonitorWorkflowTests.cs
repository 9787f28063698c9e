using LibGit2Sharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Workflows;

/// <summary>The sample schedules of monitoring: their commands, as they are written.</summary>
public sealed class MonitorWorkflowTests : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();
    private readonly TemporaryRepository _remote = TemporaryRepository.Bare();

    public void Dispose()
    {
        _repository.Dispose();
        _remote.Dispose();
    }

    [ToolFact("bash")]
    public async Task Monitor_EachMorning_AnswersAndCommitsItsHistory()
    {
        Repository.Init(_repository.Folder);
        _repository.Write("scoring.csv", Log(months: 4, lateInLast: 0.2));
        (await ToolRun.Of(_repository.Folder, "init")).Exits(0);
        _repository.Write("base.csv", Log(months: 1, lateInLast: 0.2));
        (await ToolRun.Of(_repository.Folder, "snapshot", "base.csv", "--name", "base")).Exits(0);
        string[] monitor = ["monitor", "scoring.csv", "--baseline", "base", "--time", "time", "--prediction", "said", "--every", "month"];
        string printed = (await ToolRun.Of(_repository.Folder, [.. monitor, "--schedule", "github"])).Exits(0).Output;
        _repository.Commit("Begin");
        Repository.Init(_remote.Folder, isBare: true);
        using (Repository git = new(_repository.Folder))
        {
            git.Network.Remotes.Add("origin", _remote.Folder);
            git.Branches.Update(git.Head, branch => branch.Remote = "origin", branch => branch.UpstreamBranch = git.Head.CanonicalName);
            git.Network.Push(git.Head);
        }

        Workflow workflow = Workflow.Parse(Yaml(printed));

        WorkflowRun healthy = await WorkflowRun.Of(workflow, _repository.Folder, "1");
        Assert.True(healthy.Succeeded, healthy.Log);
        Assert.NotEmpty(healthy.Summary);
        Assert.Equal("Measure the scoring log", Newest());

        _repository.Write("scoring.csv", Log(months: 5, lateInLast: 0.9));
        WorkflowRun alarm = await WorkflowRun.Of(workflow, _repository.Folder, "2");
        Assert.False(alarm.Succeeded);
        Assert.Contains("said", alarm.Summary, StringComparison.Ordinal);
        using Repository after = new(_remote.Folder);
        Assert.Equal(3, after.Commits.Count());
    }

    private string Newest()
    {
        using Repository remote = new(_remote.Folder);
        return remote.Branches.Single().Tip.MessageShort;
    }

    /// <summary>The block of code that the command shows, without what stands around it.</summary>
    private static string Yaml(string printed)
    {
        string[] lines = printed.ReplaceLineEndings("\n").Split('\n');
        int first = Array.FindIndex(lines, line => line.TrimStart().StartsWith("name: monitor", StringComparison.Ordinal));
        int indent = lines[first].Length - lines[first].TrimStart().Length;
        return string.Join('\n', lines.Skip(first).TakeWhile(line => line.Length == 0 || line[..Math.Min(indent, line.Length)].Trim().Length == 0)
            .TakeWhile(line => !line.TrimStart().StartsWith("The job fails", StringComparison.Ordinal))
            .Select(line => line.Length >= indent ? line[indent..] : line));
    }

    private static string Log(int months, double lateInLast) => string.Concat(Enumerable.Range(0, months * 400).Select(row =>
    {
        int month = row / 400;
        bool isLate = row % 400 < 400 * (month == months - 1 ? lateInLast : 0.2);
        return $"2026-{month + 1:00}-{1 + (row % 28):00} 08:00:00,{(isLate ? "late" : "punctual")}\n";
    }).Prepend("time,said\n"));
}
