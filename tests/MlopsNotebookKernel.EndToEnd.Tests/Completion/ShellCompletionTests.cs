using System.Diagnostics;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Completion;

/// <summary>What Tab does in real shells that sourced <c>mlops completion</c>.</summary>
public sealed class ShellCompletionTests : IAsyncLifetime
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();
    private readonly DirectoryInfo _programs = Directory.CreateTempSubdirectory("mlops-e2e-bin-");

    private Dictionary<string, string> Environment => new()
    {
        ["PATH"] = $"{_programs.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["HOME"] = _programs.FullName,
        ["TERM"] = "dumb",
        ["PS1"] = "$ ",
    };

    public async Task InitializeAsync()
    {
        _repository.Write("flights.csv", "origin,day of week\nONT,2\n");
        _repository.Write("old data/now.csv", "origin,day of week\nONT,2\n");
        (await ToolRun.Of(_repository.Folder, "snapshot", "flights.csv", "--name", "flights")).Exits(0);
        _repository.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "laboratory": { "address": "../lab" } } }""");
        string program = Path.Combine(_programs.FullName, "mlops");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{ToolRun.Launcher}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        _programs.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [ShellFact("bash")]
    public Task Tab_InBash_CompletesWords() => TypeAsync(
        "bash --norc --noprofile -i", "source <(mlops completion bash)",
        ("mlops snapshot \"old", "mlops snapshot \"old data\"/"),
        ("mlops snapshot \"old data/now.csv\" --na", "mlops snapshot \"old data/now.csv\" --name "));

    [ShellFact("zsh")]
    public Task Tab_InZsh_CompletesWords() => TypeAsync(
        "zsh -f -i", "source <(mlops completion zsh)",
        ("mlops snapshot \"old", "mlops snapshot \"old data/"));

    [ShellFact("fish")]
    public async Task Complete_InFish_OffersWordsWithWhatTheyAre()
    {
        string shown = await RunAsync("fish", "--no-config", "-c", "mlops completion fish | source; for line in $argv; complete -C $line; end", "--", "mlops rest", "mlops push --remote ", "mlops restore flights@", "mlops drift --current \"old data/now.csv\" --by d");

        Assert.Matches("^restore\tBrings a snapshot back: [^\t\n]*\nlaboratory\t../lab, not accepted yet\nflights@[0-9a-f]{12}\ttable of 1 rows, [^\t\n]*\nday of week\told data/now.csv\n$", shown);
    }

    [ShellFact("pwsh")]
    public async Task Complete_InPowerShell_OffersWordsAsTheyAreTyped()
    {
        string script = _repository.Write("ask.ps1", "mlops completion powershell | Out-String | Invoke-Expression\nforeach ($line in $args) { (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object { $_.CompletionText } }\n");

        string shown = await RunAsync("pwsh", "-NoProfile", "-NonInteractive", "-File", script, "mlops rest", "mlops push --remote ", "mlops restore flights@", "mlops drift --current \"old data/now.csv\" --by d");

        Assert.Matches("^restore\nlaboratory\nflights@[0-9a-f]{12}\n'day of week'\n$", shown.ReplaceLineEndings("\n"));
    }

    /// <summary>Types lines, each with Tab at its end, and takes each away again.</summary>
    private async Task TypeAsync(string shell, string source, params (string Typed, string Shown)[] further)
    {
        using TerminalSession terminal = new(shell, _repository.Folder, Environment);
        await terminal.TypeAsync($"{source}; echo rea''dy\n");
        await terminal.UntilAsync("ready");
        (string Typed, string Shown)[] lines =
        [
            ("mlops rest", "mlops restore "),
            ("mlops verify --format=j", "mlops verify --format=json "),
            ("mlops push --remote l", "mlops push --remote laboratory "),
            ("mlops restore flights@", "mlops restore flights@" + Id()),
            ("mlops drift --current \"old data/now.csv\" --by d", "mlops drift --current \"old data/now.csv\" --by day\\ of\\ week "),
            ("mlops snapshot old", "mlops snapshot old\\ data/"),
            .. further,
        ];
        foreach ((string typed, string shown) in lines)
        {
            await terminal.TypeAsync(typed + "\t");
            await terminal.UntilAsync(shown);
            await terminal.TypeAsync("\u0015");
        }
    }

    private string Id() => Path.GetFileName(Directory.GetFiles(Path.Combine(_repository.Folder, ".mlops", "snapshots", "flights")).Single())[..12];

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = _repository.Folder, RedirectStandardOutput = true };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
