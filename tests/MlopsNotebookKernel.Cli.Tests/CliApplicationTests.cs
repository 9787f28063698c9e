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
