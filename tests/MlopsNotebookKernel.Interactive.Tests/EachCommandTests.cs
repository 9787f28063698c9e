using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive.Tests;

/// <summary>Every command of the catalogue as a user types it: it works, it helps, it fails in words.</summary>
public sealed class EachCommandTests
{
    /// <summary>A line that works after <c>rows</c> was kept, and what it says; a line that fails, and its code.</summary>
    private static readonly Dictionary<string, (string Line, string Says, string Wrong, string Code)> Lines = new()
    {
        ["snapshot"] = ("#!mlops-snapshot rows.csv --name rows", "Snapshot rows@", "#!mlops-snapshot missing.csv", "MLOPS13"),
        ["restore"] = ("#!mlops-restore rows --as restored", "restored is now RestoredRow[]", "#!mlops-restore nothing --as x", "MLOPS1301"),
        ["pin"] = ("#!mlops-pin research.ipynb --question \"Why late?\"", "Pinned", "#!mlops-pin research.ipynb", "MLOPS1706"),
        ["verify"] = ("#!mlops-verify research.dib", "Unpinned", "#!mlops-verify missing.ipynb", "MLOPS1"),
        ["reproduce"] = ("#!mlops-reproduce --help", "Can I stand where they stood?", "#!mlops-reproduce research.ipynb --yes", "MLOPS1061"),
        ["drift"] = ("#!mlops-drift --baseline rows --current rows.csv", "steady", "#!mlops-drift --baseline rows", "MLOPS1003"),
        ["check"] = ("#!mlops-check rows.csv", "checks hold", "#!mlops-check missing.csv", "MLOPS1320"),
        ["defect"] = ("#!mlops-defect", "No defects", "#!mlops-defect \"Wrong\"", "MLOPS1032"),
        ["monitor"] = ("#!mlops-monitor rows.csv --baseline rows --schedule cron", "mlops monitor rows.csv --baseline rows", "#!mlops-monitor rows.csv", "MLOPS1003"),
        ["decide"] = ("#!mlops-decide \"Use the origin?\" --choice \"Yes\"", "Use the origin?", "#!mlops-decide \"Use it?\"", "MLOPS19"),
        ["decisions"] = ("#!mlops-decisions", "", "#!mlops-decisions --status unknown", "MLOPS1009"),
        ["metric"] = ("#!mlops-metric auc --value 0.75 --better higher", "auc = 0.75", "#!mlops-metric auc --value much --better higher", "MLOPS1"),
        ["gate"] = ("#!mlops-gate delay --create binary", "delay.json is written", "#!mlops-gate nothing --challenger rows.csv", "MLOPS2603"),
        ["thesis"] = ("#!mlops-thesis", "No thesis is recorded yet", "#!mlops-thesis help --need x", "MLOPS2704"),
        ["env"] = ("#!mlops-env", ".NET", "#!mlops-env stray", "MLOPS1004"),
        ["init"] = ("#!mlops-init .", "", "#!mlops-init . --notebook readme.txt", "MLOPS"),
        ["remote"] = ("#!mlops-remote", "No remote is known here", "#!mlops-remote accept lab", "MLOPS1067"),
        ["push"] = ("#!mlops-push --remote ./kept", "object sent", "#!mlops-push --remote nowhere", "MLOPS23"),
        ["pull"] = ("#!mlops-pull --remote ./kept", "all is here already", "#!mlops-pull --remote ./nowhere", "MLOPS23"),
        ["gc"] = ("#!mlops-gc --dry-run", "cited", "#!mlops-gc --grace 0", "MLOPS1057"),
        ["fsck"] = ("#!mlops-fsck", "All is sound", "#!mlops-fsck stray", "MLOPS1004"),
        ["vendor"] = ("#!mlops-vendor", "use.vendored.cs holds", "#!mlops-vendor research.ipynb", "MLOPS2401"),
        ["diff"] = ("#!mlops-diff research.dib research.dib", "have the same cells", "#!mlops-diff nowhere.ipynb", "MLOPS1101"),
        ["report"] = ("#!mlops-report --output page.html", "page.html", "#!mlops-report --output page.txt", "MLOPS3202"),
        ["export"] = ("#!mlops-export --as LoadRows", "Finished", "#!mlops-export --to Library", "MLOPS18"),
    };

    public static TheoryData<string> Verbs => [.. CommandClosure.Shared.Commands.Select(command => command.Verb)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Line_ThatIsRight_Works(string verb)
    {
        (string line, string says, _, _) = Of(verb);
        using HostNotebook notebook = await PreparedAsync(verb);

        IReadOnlyList<string> shown = await notebook.RunAsync(line);

        Assert.Contains(says, Assert.Single(shown), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Line_ThatIsWrong_FailsInWordsWithoutAStackTrace(string verb)
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        (_, _, string wrong, string code) = Of(verb);

        string message = await notebook.ErrorAsync(wrong);

        Assert.StartsWith(code, message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_Alone_ShowsTheCommandsParameters(string verb)
    {
        using HostNotebook notebook = HostNotebook.Loaded();

        string help = Assert.Single(await notebook.RunAsync($"#!mlops-{verb} --help"));

        Assert.StartsWith($"#!mlops-{verb}: ", help, StringComparison.Ordinal);
        Assert.All(
            CommandClosure.Shared.Commands.Single(command => command.Verb == verb).Parameters,
            parameter => Assert.Contains(parameter.Name, help, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Help_OfAll_ListsEveryCommand()
    {
        using HostNotebook notebook = HostNotebook.Loaded();

        string help = Assert.Single(await notebook.RunAsync("#!mlops-help"));

        Assert.All(CommandClosure.Shared.Commands, command => Assert.Contains($"#!mlops-{command.Verb}", help, StringComparison.Ordinal));
    }

    /// <summary>What has to be there before a line can work.</summary>
    private static async Task<HostNotebook> PreparedAsync(string verb)
    {
        if (verb == "vendor")
        {
            HostNotebook calling = HostNotebook.Loaded();
            await LateProject.CallAsync(calling);
            return calling;
        }

        HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        if (verb == "pull")
        {
            await notebook.RunAsync("#!mlops-push --remote ./kept");
        }

        return notebook;
    }

    private static (string Line, string Says, string Wrong, string Code) Of(string verb) => Lines.TryGetValue(verb, out var lines)
        ? lines
        : throw new InvalidOperationException($"{verb} is new: add a line that works and one that fails.");
}
