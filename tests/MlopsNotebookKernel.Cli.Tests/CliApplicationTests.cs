using System.Text.Json;

namespace MlopsNotebookKernel.Cli.Tests;

public sealed class CliApplicationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-cli-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_NoArguments_ListsTheVerbs()
    {
        Assert.Equal(ExitCodes.Yes, await Run());

        Assert.Contains("manifest", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task RunAsync_HelpOfAVerb_ShowsItsParametersAndFormat()
    {
        Assert.Equal(ExitCodes.Yes, await Run("manifest", "--help"));

        Assert.Contains("--to PATH", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("text, json, html", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MLOPS1001", "manifets")]
    [InlineData("MLOPS1002", "manifest", "--two", "x")]
    [InlineData("MLOPS1009", "manifest", "--format", "xml")]
    public async Task RunAsync_WrongUsage_IsOneLineWithCodeAndExitCode2(string code, params string[] arguments)
    {
        Assert.Equal(ExitCodes.Usage, await Run(arguments));

        string line = Assert.Single(_error.ToString().TrimEnd().Split('\n'));
        Assert.StartsWith($"mlops: {code}: ", line, StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task RunAsync_ShellAsksForSuggestions_PrintsTextKindAndOneSentenceALine()
    {
        File.WriteAllText(Path.Combine(_folder, "good.csv"), "");
        File.WriteAllText(Path.Combine(_folder, "g\u202Eevil.csv"), "");

        Assert.Equal(ExitCodes.Yes, await Run("[suggest:bash]", "mlops snapshot g"));
        Assert.Equal("good.csv\tpath\t\n", _output.ToString().ReplaceLineEndings("\n"));
        Assert.Equal(ExitCodes.Yes, await Run("[suggest:fish]", "mlops verif"));
        Assert.EndsWith("\nverify\tmagic\tCompares a notebook's stamp with today: names each difference with old and new and the cheapest remedy, and draws the drift of data that moved\n", _output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, await Run("[suggest:tcsh]", "mlops verif"));
    }

    [Fact]
    public async Task RunAsync_FormatJson_PrintsTheResultAsJson()
    {
        Assert.Equal(ExitCodes.Yes, await Run("manifest", "--to", "m.json", "--format", "json"));

        using JsonDocument printed = JsonDocument.Parse(_output.ToString());
        Assert.Equal("mlops.extension-manifest/1", printed.RootElement.GetProperty("schema").GetString());
        Assert.True(File.Exists(Path.Combine(_folder, "m.json")));
    }

    [Fact]
    public async Task RunAsync_VerifyFolderWithAnUnreadableStamp_ListsAllAndExitsAsAFault()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".mlops", "pins"));
        File.WriteAllText(Path.Combine(_folder, ".mlops", "pins", "torn.ipynb.pin.json"), "{");
        File.WriteAllText(Path.Combine(_folder, "torn.ipynb"), "{}");
        File.WriteAllText(Path.Combine(_folder, "new.ipynb"), "{}");

        Assert.Equal(ExitCodes.Fault, await Run("verify", "."));

        Assert.Contains("2 notebooks: 1 unpinned, 1 unreadable.", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("mlops: MLOPS", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fault, await Run("verify", "torn.ipynb"));
        Assert.Contains("mlops: MLOPS1702: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MLOPS1101", "run", "nowhere.ipynb")]
    [InlineData("MLOPS1101", "pin", "nowhere.ipynb")]
    [InlineData("MLOPS1709", "verify", "nowhere.ipynb")]
    [InlineData("MLOPS1101", "reproduce", "nowhere.ipynb", "--yes")]
    [InlineData("MLOPS1101", "export", "nowhere.ipynb", "--to", "Library")]
    [InlineData("MLOPS1101", "vendor", "nowhere.ipynb")]
    [InlineData("MLOPS1101", "diff", "nowhere.ipynb")]
    [InlineData("MLOPS1101", "diff", "there.ipynb", "nowhere.ipynb")]
    [InlineData("MLOPS1101", "text", "nowhere.ipynb")]
    public async Task RunAsync_NotebookThatIsNotThere_IsSaidWithTheRemedy(string code, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(_folder, "there.ipynb"), """{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

        Assert.Equal(ExitCodes.Fault, await Run(arguments));

        string line = _error.ToString().TrimEnd().Split('\n')[^1];
        Assert.StartsWith($"mlops: {code}: There is no notebook ", line, StringComparison.Ordinal);
        Assert.Contains("nowhere.ipynb. Check the path", line, StringComparison.Ordinal);
        Assert.Equal("there.ipynb", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_folder))));
    }

    [Theory]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", @"\u001B[2J\u001B]0;owned\u0007")]
    [InlineData("\u009b31m\u007f\b", @"\u009B31m\u007F\u0008")]
    [InlineData("a\u202Etxt.exe\u2066", @"a\u202Etxt.exe\u2066")]
    public async Task RunAsync_NotebookWithTerminalSequences_ShowsThemAndSendsNone(string planted, string shown)
    {
        File.WriteAllText(Path.Combine(_folder, "a.dib"), $"#!csharp\n\n// {planted}\n");

        Assert.Equal(ExitCodes.Yes, await Run("text", "a.dib"));

        Assert.Contains($"// {shown}\n", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(planted, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NamesWithTerminalSequences_AreShownInErrorsProgressAndJsonAlike()
    {
        const string name = "a\u202E\u009bJ.ipynb";
        File.WriteAllText(Path.Combine(_folder, name), "{}");

        await Run("verify", $"\u001b[2J{name}");
        await Run("verify", name, "--format", "json");

        string printed = _output.ToString() + _error;
        Assert.DoesNotContain(printed, character => char.IsControl(character) && character is not ('\n' or '\r') || character == '\u202E');
        Assert.Contains(@"MLOPS1709: There is no notebook or folder \u001B[2Ja\u202E\u009BJ.ipynb.", _error.ToString(), StringComparison.Ordinal);
        using JsonDocument result = JsonDocument.Parse(_output.ToString());
        Assert.Equal(name, result.RootElement.GetProperty("notebooks")[0].GetProperty("notebook").GetString());
    }

    [Fact]
    public async Task RunAsync_HtmlOfANotebookWithTerminalSequences_SendsNone()
    {
        File.WriteAllText(Path.Combine(_folder, "a.dib"), "#!csharp\n\n// \u001b[2J<script>alert(1)</script>\n");

        Assert.Equal(ExitCodes.Yes, await Run("text", "a.dib", "--format", "html"));

        Assert.DoesNotContain('\u001b', _output.ToString());
        Assert.DoesNotContain("<script>", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MLOPS2201", null)]
    [InlineData("MLOPS2202", "{}")]
    [InlineData("MLOPS2205", """{"ip":"0.0.0.0","shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"key":"k"}""")]
    public async Task RunAsync_KernelStartWithAFileThatCannotBeUsed_IsOneLineWithCode(string code, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "c.json"), text);
        }

        Assert.Equal(ExitCodes.Fault, await Run("kernel", "start", "--connection-file", "c.json"));

        Assert.StartsWith($"mlops: {code}: ", Assert.Single(_error.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task RunAsync_Interrupted_ExitsAsShellsDo()
    {
        using CancellationTokenSource interrupted = new();
        await interrupted.CancelAsync();

        CliApplication application = new(Composition.Create(), _output, _error, _folder);

        Assert.Equal(ExitCodes.Interrupted, await application.RunAsync(["manifest"], interrupted.Token));
    }

    private Task<int> Run(params string[] arguments) =>
        new CliApplication(Composition.Create(), _output, _error, _folder).RunAsync(arguments, CancellationToken.None);
}
