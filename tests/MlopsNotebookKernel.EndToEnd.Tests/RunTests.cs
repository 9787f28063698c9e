using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Run_CellsThatShareState_AreSavedWithTheirOutputs()
    {
        _repository.Write("a.ipynb", Notebooks.OfCode("var x = await Task.FromResult(41);\nConsole.WriteLine(\"hello\");", "x + 1"));

        (await ToolRun.Of(_repository.Folder, "run", "a.ipynb", "--output", "b.ipynb", "--html", "b.html")).Exits(0);

        Assert.Equal("hello\n", Notebooks.TextOf(Path.Combine(_repository.Folder, "b.ipynb"), 0).ReplaceLineEndings("\n"));
        Assert.Equal("42", Notebooks.TextOf(Path.Combine(_repository.Folder, "b.ipynb"), 1));
        Assert.Contains("42", File.ReadAllText(Path.Combine(_repository.Folder, "b.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailingCell_StopsThereSavesWhatRanAndNamesItsPlace()
    {
        _repository.Write("a.ipynb", Notebooks.OfCode("1 + 1", "int zero = 0;\nint y = 1 / zero;", "3 + 3"));

        ToolRun run = (await ToolRun.Of(_repository.Folder, "run", "a.ipynb", "--output", "b.ipynb")).Exits(1);

        string saved = Path.Combine(_repository.Folder, "b.ipynb");
        Assert.Equal("2", Notebooks.TextOf(saved, 0));
        Assert.Contains("zero", Notebooks.TextOf(saved, 1), StringComparison.Ordinal);
        Assert.Empty(Notebooks.TextOf(saved, 2));
        Assert.Contains("DivideByZeroException", run.Output, StringComparison.Ordinal);
        Assert.Contains("line 2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PackagesOfOurOwnInOtherVersions_AreExactlyThoseAskedFor()
    {
        // The tool itself carries Newtonsoft.Json 13.0.x; a notebook gets what it asks for, and nothing unasked.
        _repository.Write("a.ipynb", Notebooks.OfCode(
            "#r \"nuget: Newtonsoft.Json, 13.0.1\"\n$\"{System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location).ProductVersion}\"",
            "string.Join(\",\", AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == \"Newtonsoft.Json\" && System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(a) == System.Runtime.Loader.AssemblyLoadContext.Default).Select(a => a.FullName))",
            "try { System.Reflection.Assembly.Load(\"LibGit2Sharp\"); Console.Write(\"leaked\"); } catch (System.IO.FileNotFoundException) { Console.Write(\"refused\"); }"));

        (await ToolRun.Of(_repository.Folder, "run", "a.ipynb", "--output", "b.ipynb")).Exits(0);

        string saved = Path.Combine(_repository.Folder, "b.ipynb");
        Assert.StartsWith("13.0.1", Notebooks.TextOf(saved, 0).Trim('"'), StringComparison.Ordinal);
        Assert.Empty(Notebooks.TextOf(saved, 1).Trim('"'));
        Assert.Equal("refused", Notebooks.TextOf(saved, 2));
    }

    [Theory]
    [InlineData("missing.ipynb", null, "MLOPS11")]
    [InlineData("broken.ipynb", "{ \"cells\": [", "MLOPS11")]
    [InlineData("number.ipynb", "{\"cells\":[{\"cell_type\":\"code\",\"metadata\":{},\"outputs\":[],\"execution_count\":null,\"source\":7}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}", "MLOPS11")]
    [InlineData("glued.ipynb", "{\"cells\":[{\"cell_type\":\"code\",\"metadata\":{},\"outputs\":[],\"execution_count\":null,\"source\":[\"int a = 1;\",\"int b = 2;\"]}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}", "MLOPS11")]
    public async Task Run_BadNotebook_IsOneLineWithCodeAndNothingWritten(string name, string? content, string code)
    {
        if (content is not null)
        {
            _repository.Write(name, content);
        }

        ToolRun run = await ToolRun.Of(_repository.Folder, "run", name, "--output", "out.ipynb", "--html", "out.html");

        Assert.InRange(run.ExitCode, 2, 3);
        string line = Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains(code, line, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_repository.Folder, "out.ipynb")));
        Assert.False(File.Exists(Path.Combine(_repository.Folder, "out.html")));
    }

    [Fact]
    public async Task Run_UnknownOption_OffersTheNearest()
    {
        ToolRun run = (await ToolRun.Of(_repository.Folder, "run", "a.ipynb", "--parametre", "x=1")).Exits(2);

        Assert.Contains("Did you mean --parameter?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnknownPackage_SaysSoWithoutAStackTrace()
    {
        _repository.Write("a.ipynb", Notebooks.OfCode("#r \"nuget: No.Such.Package.Of.That.Name, 1.0.0\""));

        ToolRun run = (await ToolRun.Of(_repository.Folder, "run", "a.ipynb")).Exits(1);

        Assert.Contains("MLOPS15", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output + run.Error, StringComparison.Ordinal);
    }
}
