using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Report;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Report;

/// <summary>The page of a repository made on the fly; <c>MLOPS_UPDATE_GOLDEN=1</c> writes the reviewed text anew.</summary>
public sealed partial class ReportHandlerTests
{
    private const string Drifted = "origin,delay\n";

    [Fact]
    public async Task Report_SmallRepository_SaysWhatWasReviewed()
    {
        using ResearchRig rig = await ResearchedAsync();
        rig.Save("new.ipynb", "1 + 1");
        await rig.EditAsync(Research.Notebook, "late + 1", "late + 2");

        ReportedPage page = await ReportedPage.OfAsync(rig);

        Match("small", Runtime().Replace(Commit().Replace(page.Text, "COMMIT"), "RUNTIME"));
        Assert.True(page.Outcome.Answer);
    }

    [Fact]
    public async Task Report_Twice_GivesTheSameBytesButForTheClocksDate()
    {
        using ResearchRig rig = await ResearchedAsync();
        string first = (await ReportedPage.OfAsync(rig)).Html;

        Assert.Equal(first, (await ReportedPage.OfAsync(rig)).Html);
        rig.Clock.Now = rig.Clock.Now.AddHours(1);
        Assert.Equal(first.Replace("2026-11-23 10:30 UTC", "2026-11-23 11:30 UTC", StringComparison.Ordinal), (await ReportedPage.OfAsync(rig)).Html);
    }

    [Fact]
    public async Task Report_StaleNotebook_ShowsEachDifferenceWithItsRemedy()
    {
        using ResearchRig rig = await ResearchedAsync();
        await rig.EditAsync(Research.Notebook, "late = 15", "late = 30");
        rig.Write(Research.Data, "origin,delay\nONT,12\nSFO,-3\nLAX,40\nONT,8\n");

        string section = (await ReportedPage.OfAsync(rig)).Section("notebooks");

        Assert.Contains("Re-run from cell 4, then pin with --update.", section, StringComparison.Ordinal);
        Assert.Contains("Re-run from cell 2, then pin with --update.", section, StringComparison.Ordinal);
        Assert.Contains("<span class=\"mlops-plus\">+var late = 30; // minutes</span>", section, StringComparison.Ordinal);
        Assert.Contains("delay (values in 1 row)", section, StringComparison.Ordinal);
        Assert.Contains("Which flights arrive late?", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_DataThatMoved_IsDrawnOnceHoweverManyNotebooksStandOnIt()
    {
        using ResearchRig rig = new();
        string rows = Drifted + string.Concat(Enumerable.Range(0, 400).Select(row => FormattableString.Invariant($"ONT,{row % 40}\n")));
        foreach (string notebook in new[] { "a.ipynb", "b.ipynb" })
        {
            Research.Make(rig, notebook);
            rig.Write(Research.Data, rows);
            await rig.RunAsync(notebook);
        }

        rig.Write(Research.Data, Drifted + string.Concat(Enumerable.Range(0, 400).Select(row => FormattableString.Invariant($"ONT,{100 + (row % 40)}\n"))));

        ReportedPage page = await ReportedPage.OfAsync(rig);

        string section = page.Section("drift");
        Assert.Single(Regex.Matches(section, "<tbody id="));
        Assert.Contains("✗\u00a0</span>drifted", section, StringComparison.Ordinal);
        Assert.Contains("delay: drifted</text>", section, StringComparison.Ordinal);
        Assert.Contains("Notebooks that stand on it: a.ipynb, b.ipynb.", section, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Matches(page.Section("notebooks"), "<a href=\"#drift-1\">Drift of flights</a>").Count);
    }

    [Fact]
    public async Task Report_MetricMeasuredTwice_ShowsItOverTimeFromReplacedStampsToo()
    {
        using ResearchRig rig = new();
        rig.Write(Research.Data, "origin,delay\nONT,12\n");
        rig.Save(
            Research.Notebook,
            "#!mlops-snapshot data/flights.csv --name flights",
            "#!mlops-metric auc --value 0.61 --better higher --on flights",
            "#!mlops-pin --question \"Which flights arrive late?\"");
        await rig.RunAsync(Research.Notebook);
        rig.Clock.Now = rig.Clock.Now.AddDays(7);
        await rig.EditAsync(Research.Notebook, "0.61", "0.64");
        await rig.EditAsync(Research.Notebook, "late?\"", "late?\" --update");
        await rig.RunAsync(Research.Notebook);

        string section = (await ReportedPage.OfAsync(rig)).Section("metrics");

        Assert.Contains("better: +0.03", section, StringComparison.Ordinal);
        Assert.Contains("auc over time: higher is better</text>", section, StringComparison.Ordinal);
        Assert.Contains("2026-11-23", section, StringComparison.Ordinal);
        Assert.Contains("2026-11-30", section, StringComparison.Ordinal);
        Assert.Contains("2 measurements", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Decisions_MarkWhatWasRejectedAndWarnWhereTheDataChanged()
    {
        using ResearchRig rig = await ResearchedAsync();
        rig.Write(Research.Data, "origin,delay\nONT,99\n");
        await rig.CommandAsync(rig.Start(Research.Notebook), "#!mlops-snapshot data/flights.csv --name flights");

        string section = (await ReportedPage.OfAsync(rig)).Section("decisions");

        Assert.Contains("✗ Drop it", section, StringComparison.Ordinal);
        Assert.Contains("the model loses a third", section, StringComparison.Ordinal);
        Assert.Contains("data-status=\"warning\"", section, StringComparison.Ordinal);
        Assert.Contains("rejected under flights@", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_EmptyFolder_HasNoSectionAndSaysHowToBegin()
    {
        using ResearchRig rig = new();

        ReportedPage page = await ReportedPage.OfAsync(rig);

        Assert.DoesNotContain("<section", page.Html, StringComparison.Ordinal);
        Assert.Contains("begin with mlops init", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_DamagedFiles_AreLinesInTheirPlaceBesideTheRest()
    {
        using ResearchRig rig = await ResearchedAsync();
        rig.Write(".mlops/decisions/2026-01-01-torn-0000.md", "<<<<<<< ours\n=======\n>>>>>>> theirs\n");
        rig.Write(".mlops/metrics/torn.json", "{");
        rig.Write($".mlops/snapshots/torn/{new string('a', 64)}.json", "[]");
        rig.Write(".mlops/pins/.replaced/research.ipynb/000000000000.pin.json", "{}");
        rig.Save("torn.ipynb", "1");
        rig.Write(".mlops/pins/torn.ipynb.pin.json", "no stamp");
        rig.Write(".mlops/pins/gone.ipynb.pin.json", "{}");

        ReportedPage page = await ReportedPage.OfAsync(rig);

        Assert.Contains("MLOPS1702: The stamp .mlops/pins/torn.ipynb.pin.json is malformed", page.Text, StringComparison.Ordinal);
        Assert.Contains("MLOPS3204: gone.ipynb has a stamp and is not there.", page.Text, StringComparison.Ordinal);
        Assert.Contains("MLOPS1923", page.Section("decisions"), StringComparison.Ordinal);
        Assert.Contains("MLOPS1903", page.Section("metrics"), StringComparison.Ordinal);
        Assert.Contains("MLOPS1702", page.Section("metrics"), StringComparison.Ordinal);
        Assert.Contains("MLOPS1303", page.Section("snapshots"), StringComparison.Ordinal);
        Assert.Contains("Do we drop the hour?", page.Section("decisions"), StringComparison.Ordinal);
        Assert.Contains("flights@", page.Section("snapshots"), StringComparison.Ordinal);
        Assert.True(page.Outcome.Answer);
    }

    [Fact]
    public async Task Report_LinkedFactsFolder_IsALineInItsPlace()
    {
        using ResearchRig rig = await ResearchedAsync();
        Directory.Delete(rig.PathOf(".mlops/decisions"), recursive: true);
        DirectoryInfo outside = Directory.CreateTempSubdirectory("mlops-outside-");
        Directory.CreateSymbolicLink(rig.PathOf(".mlops/decisions"), outside.FullName);

        ReportedPage page = await ReportedPage.OfAsync(rig);
        outside.Delete();

        Assert.Contains("MLOPS2110", page.Section("decisions"), StringComparison.Ordinal);
        Assert.Contains("flights@", page.Section("snapshots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_HostileTexts_AreEncoded()
    {
        const string hostile = "</td><script>alert(1)</script><img src=x onerror=alert(1)>";
        using ResearchRig rig = new();
        rig.Write(Research.Data, "origin,delay\nONT,12\n");
        string notebook = OperatingSystem.IsWindows() ? "a.ipynb" : "<img src=x onerror=alert(1)>.ipynb";
        rig.Save(
            notebook,
            $"#!mlops-snapshot data/flights.csv --name flights --note \"{hostile}\"",
            $"#!mlops-decide \"{hostile}?\" --choice \"{hostile}\" --rejected \"{hostile}: {hostile}\" --theme \"{hostile}\"",
            $"#!mlops-metric auc --value 1 --better higher --description \"{hostile}\"",
            $"#!mlops-pin --question \"{hostile}\"",
            $"// {hostile}");
        await rig.RunAsync(notebook);
        await rig.EditAsync(notebook, "// ", "var x = 1; // ");

        string html = (await ReportedPage.OfAsync(rig)).Html;

        Assert.Single(Regex.Matches(html, "<script"));
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;/td&gt;&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WorkspacesInFolders_AreAllOnThePageWithPathsFromItsFolder()
    {
        using ResearchRig rig = new();
        rig.Write("team/.mlops/config.json", "{\"schema\":\"mlops.config/1\"}");
        Research.Make(rig, "team/research.ipynb");
        Directory.Move(rig.PathOf("data"), rig.PathOf("team/data"));
        await rig.RunAsync("team/research.ipynb");

        ReportedPage page = await ReportedPage.OfAsync(rig);

        Assert.Contains("<th scope=\"row\">team/research.ipynb", page.Section("notebooks"), StringComparison.Ordinal);
        Assert.Contains("team/data/flights.csv", page.Section("snapshots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Folder_IsOfThatFolderAlone()
    {
        using ResearchRig rig = await ResearchedAsync();
        rig.Save(Path.Combine("other", "b.ipynb").Replace('\\', '/'), "1");

        string section = (await ReportedPage.OfAsync(rig, "other")).Section("notebooks");

        Assert.Contains("b.ipynb", section, StringComparison.Ordinal);
        Assert.DoesNotContain("research.ipynb", section, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MLOPS3201", "nowhere")]
    [InlineData("MLOPS3202", "--output", "research.ipynb")]
    [InlineData("MLOPS3203", "--output", "data/page.html/page.html")]
    public async Task Report_ThatCannotBeMade_IsRefusedAndOverwritesNothing(string code, params string[] words)
    {
        using ResearchRig rig = await ResearchedAsync();
        rig.Write("data/page.html", "mine");
        string notebook = rig.Read(Research.Notebook);

        ReportException fault = await Assert.ThrowsAsync<ReportException>(() => rig.TerminalAsync(ReportCommand.Definition, words));

        Assert.Equal(code, fault.Code);
        Assert.Equal(notebook, rig.Read(Research.Notebook));
        Assert.Equal("mine", rig.Read("data/page.html"));
    }

    [Fact]
    public async Task Report_Result_NamesThePageAndWhatItHolds()
    {
        using ResearchRig rig = await ResearchedAsync();

        JsonElement json = CommandRig.Json((await ReportedPage.OfAsync(rig)).Outcome);

        Assert.Equal("mlops.report-result/1", json.GetProperty("schema").GetString());
        Assert.Equal(ReportedPage.Name, json.GetProperty("output").GetString());
        Assert.Equal(["notebooks", "decisions", "snapshots"], json.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Report_NotebookWithAHugeChange_CutsTheListingAndSaysSo()
    {
        using ResearchRig rig = await ResearchedAsync();
        await rig.EditAsync(Research.Notebook, "late + 1", string.Join('\n', Enumerable.Range(0, 5000).Select(line => $"var x{line} = {line};")));

        ReportedPage page = await ReportedPage.OfAsync(rig);

        Assert.InRange(page.Html.Length, 1, 200_000);
        Assert.Contains("lines in all", page.Text, StringComparison.Ordinal);
    }

    private static async Task<ResearchRig> ResearchedAsync()
    {
        ResearchRig rig = new();
        Research.Make(rig);
        await rig.InsertAsync(Research.Notebook, 2, "#!mlops-decide \"Do we drop the hour?\" --choice \"Keep it\" --rejected \"Drop it: the model loses a third\" --theme features --snapshot flights");
        await rig.RunAsync(Research.Notebook);
        rig.Commit("Add the research");
        return rig;
    }

    private static void Match(string name, string actual, [CallerFilePath] string test = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.golden");
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual + "\n");
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual + "\n");
    }

    [GeneratedRegex("(?<=commit )[0-9a-f]{7,12}")]
    private static partial Regex Commit();

    [GeneratedRegex("(?<=^Runtime\n).*$", RegexOptions.Multiline)]
    private static partial Regex Runtime();
}
