using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Decisions;

public sealed class DecisionsHandlerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_NothingRecorded_SaysHowToStart() =>
        Assert.StartsWith("No decision is recorded yet", CommandRig.Summary(await SearchAsync()));

    [Fact]
    public async Task Run_Words_FindsThoseThatHoldAll()
    {
        await FillAsync();
        Assert.Equal("2 of 2 decisions", CommandRig.Summary(await SearchAsync()));
        Assert.Equal("Which features? → distance", CommandRig.Summary(await SearchAsync("HOUR")));
        Assert.Equal("None of 2 decisions fits with \"hour\" and \"trees\"", CommandRig.Summary(await SearchAsync("hour", "trees")));
        Assert.Equal("Which model? → trees", CommandRig.Summary(await SearchAsync("--theme", "Models")));
        Assert.Equal("None of 2 decisions fits", CommandRig.Summary(await SearchAsync("--status", "proposed")));
    }

    [Theory]
    [InlineData("Which features? → distance", "--feature", "HourOfDay")]
    [InlineData("Which features? → distance", "--feature", "hour_of_day", "--rejected")]
    [InlineData("Which features? → distance", "--feature", "Distance")]
    [InlineData("None of 2 decisions fits", "--feature", "Distance", "--rejected")]
    [InlineData("None of 2 decisions fits", "--feature", "OfDay2")]
    [InlineData("None of 2 decisions fits", "--feature", "Day", "--feature", "Trees")]
    [InlineData("None of 2 decisions fits", "--feature", "tance")]
    [InlineData("Which features? → distance", "HourOfDay")]
    [InlineData("Which features? → distance", "--theme", "features", "--feature", "day", "gain")]
    public async Task Run_Feature_IsFoundHoweverItIsWritten(string summary, params string[] words)
    {
        await FillAsync();
        Assert.Equal(summary, CommandRig.Summary(await SearchAsync(words)));
    }

    [Fact]
    public async Task Run_Rejected_ListsRejectionsWithTheirReasons()
    {
        await FillAsync();
        CommandOutcome outcome = await SearchAsync("--rejected");
        Assert.Contains("hour of day", outcome.Bundle.Text);
        Assert.Contains("slow to fit", outcome.Bundle.Text);
        Assert.Equal("None of 2 decisions fits with \"distance\"", CommandRig.Summary(await SearchAsync("distance", "--rejected")));
    }

    [Fact]
    public async Task Run_DataChangedSinceARejection_Warns()
    {
        await FillAsync();
        Assert.DoesNotContain("Attention", (await SearchAsync()).Bundle.Text);
        _rig.Snapshots.Add("january", 'b', 5);
        CommandOutcome outcome = await SearchAsync();
        Assert.StartsWith("! ", outcome.Bundle.Text);
        Assert.Contains("hour of day: rejected under january@aaaaaaaaaaaa; since then there is january@bbbbbbbbbbbb", outcome.Bundle.Text.Replace("\n ", ""));
        Assert.True(outcome.Answer);
    }

    [Fact]
    public async Task Run_HandWrittenFile_IsRead()
    {
        _rig.Write(
            ".mlops/decisions/2025-02-03-old-one.md",
            "---\r\n# by hand\r\nschema: mlops.decision/1\r\nstatus: Accepted   # yes\r\n---\r\n# Keep outliers?\r\n\r\nSome prose.\r\n\r\n## Decision:\r\nkeep\r\nthem\r\n\r\n## Rejected options\r\n* winsorise: hides the storm\r\n  of January\r\n* drop\r\n");
        _rig.Write(".mlops/decisions/README.md", "No decision.");
        CommandOutcome outcome = await SearchAsync();
        Assert.Equal("Keep outliers? → keep them", CommandRig.Summary(outcome));
        Assert.Contains("hides the storm of January", outcome.Bundle.Text);
        Assert.Equal("2025-02-03", CommandRig.Json(outcome).GetProperty("decisions")[0].GetProperty("date").GetString());
    }

    [Theory]
    [InlineData("# no front matter", "does not begin with a line ---")]
    [InlineData("---\nschema: mlops.decision/1\n", "not closed")]
    [InlineData("---\nschema: mlops.decision/1\nno colon here\n---\n# T\n", "line 3")]
    [InlineData("---\nschema: mlops.decision/1\ntitle: \"open\n---\n", "line 3")]
    [InlineData("---\nschema: mlops.decision/1\nstatus: a\nstatus: b\n---\n# T\n", "given twice")]
    [InlineData("---\nschema: mlops.decision/7\n---\n# T\n", "mlops.decision/7")]
    [InlineData("---\nschema: mlops.decision/1\nstatus: maybe\n---\n# T\n", "maybe")]
    [InlineData("---\nschema: mlops.decision/1\ndate: 3.2.2025\n---\n# T\n", "date")]
    [InlineData("---\nschema: mlops.decision/1\nsnapshot: january\n---\n# T\n", "name@id")]
    [InlineData("---\nschema: mlops.decision/1\n---\n", "no title")]
    [InlineData("---\nschema: mlops.decision/1\n<<<<<<< HEAD\nstatus: accepted\n=======\nstatus: rejected\n>>>>>>> b\n---\n# T\n", "conflict markers")]
    public async Task Run_MalformedFile_IsNamedAndTheOthersAreListed(string text, string expected)
    {
        await FillAsync();
        _rig.Write(".mlops/decisions/2025-01-01-broken.md", text);
        CommandOutcome outcome = await SearchAsync();
        Assert.Contains("2 of 2 decisions", CommandRig.Summary(outcome));
        string problem = Assert.Single(CommandRig.Json(outcome).GetProperty("problems").EnumerateArray()).GetString()!;
        Assert.Contains("2025-01-01-broken.md", problem);
        Assert.Contains(expected, problem);
    }

    private async Task FillAsync()
    {
        _rig.Snapshots.Add("january", 'a', 1);
        await _rig.RunAsync(DecideCommand.Definition, "Which features?", "--choice", "distance", "--rejected", "hour of day: no gain", "--theme", "features", "--snapshot", "january");
        await _rig.RunAsync(DecideCommand.Definition, "Which model?", "--choice", "trees", "--rejected", "nets: slow to fit", "--theme", "models");
    }

    private Task<CommandOutcome> SearchAsync(params string[] words) => _rig.RunAsync(DecisionsCommand.Definition, words);
}
