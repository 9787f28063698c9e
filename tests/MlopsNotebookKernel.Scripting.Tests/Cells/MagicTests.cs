using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests.Cells;

public sealed class MagicTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunAsync_CommandLine_RunsBetweenTheCodeAroundIt()
    {
        List<string> seen = [];
        _test.Magics.Action = (line, session, sink) =>
        {
            seen.Add(string.Join(",", session.Variables.Select(variable => variable.Name)));
            sink.Write(new CellOutput.Display(Bundle.OfText(line)));
            return Task.CompletedTask;
        };

        CellRun run = await _test.RunAsync("var a = 1;\n#!mlops-one --x \"y z\"\nvar b = 2;\n  #!mlops-two\nConsole.Write(a + b);");

        Assert.Equal(CellStatus.Succeeded, run.Status);
        Assert.Equal(["#!mlops-one --x \"y z\"", "#!mlops-two"], _test.Magics.Lines);
        Assert.Equal(["a", "a,b"], seen);
        Assert.Equal(new CellOutput.Stream(false, "3"), run.Outputs[2]);
    }

    [Fact]
    public async Task RunAsync_CommandFault_FailsTheCellWithCodeAndRemedy()
    {
        CellOutput.Error error = await _test.ErrorAsync("var a = 1;\n#!mlops-wrong\nvar b = 2;");

        Assert.Equal(("MLOPS1099", "That is wrong. Write it right.", "line 2"), (error.Name, error.Message, error.Place));
        Assert.Equal("a", Assert.Single(_test.Kernel.Variables).Name);
    }

    [Fact]
    public async Task RunAsync_CommandBroken_IsSaidToBeTheToolsFault()
    {
        _test.Magics.Action = (_, _, _) => throw new InvalidOperationException("oops");

        CellOutput.Error error = await _test.ErrorAsync("#!mlops-pin");

        Assert.Equal("MLOPS1207", error.Name);
        Assert.Contains("oops", error.Message);
    }

    [Fact]
    public async Task RunAsync_UnknownMagic_IsNamedBeforeAnythingRuns()
    {
        CellOutput.Error error = await _test.ErrorAsync("var a = 1;\n#!conect postgres");

        Assert.Equal(("MLOPS1202", "line 2"), (error.Name, error.Place));
        Assert.Contains("#!conect", error.Message);
        Assert.Empty(_test.Kernel.Variables);
    }

    [Fact]
    public async Task RunAsync_Segments_AreShownAndRunInOrder()
    {
        CellRun run = await _test.RunAsync("#!markdown\n# Title\n#!C#\nConsole.Write(1);\n#!html\n<b>bold</b>\n#!csharp\nConsole.Write(2);");

        Assert.Equal("# Title", Assert.IsType<CellOutput.Display>(run.Outputs[0]).Bundle.Data[MimeTypes.Markdown]);
        Assert.Equal(new CellOutput.Stream(false, "1"), run.Outputs[1]);
        Bundle html = Assert.IsType<CellOutput.Display>(run.Outputs[2]).Bundle;
        Assert.Equal(("<b>bold</b>", "bold"), (html.Data[MimeTypes.Html], html.Text));
        Assert.Equal(new CellOutput.Stream(false, "2"), run.Outputs[3]);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "csharp", "F#")]
    [InlineData("let x = 1", "fsharp", "F#")]
    [InlineData("SELECT 1", "sql", "SQL")]
    [InlineData("#!sql-warehouse\nSELECT 1", "csharp", "SQL")]
    [InlineData("print(1)", "python", "Python")]
    [InlineData("beep", "cobol", "cobol")]
    public async Task RunAsync_OtherLanguage_IsReportedAndNotRun(string source, string language, string name)
    {
        CellRun run = await _test.RunAsync(source, language);

        Assert.Equal(CellStatus.NotServed, run.Status);
        string notice = Assert.IsType<CellOutput.Display>(Assert.Single(run.Outputs)).Bundle.Text;
        Assert.StartsWith("Not run: this is ", notice);
        Assert.Contains(name, notice);
    }

    [Fact]
    public async Task RunAsync_MagicInsideStringOrComment_IsText() => Assert.Equal("\n#!mlops-pin\n#r \"x.dll\"\n", await _test.ResultAsync(
        "/*\n#!mlops-pin\n#!fsharp\n*/\nvar text = @\"\n#!mlops-pin\n#r \"\"x.dll\"\"\n\";", "text.Replace(\"\\r\", \"\")"));

    [Fact]
    public async Task RunAsync_Who_ListsTheVariables()
    {
        await _test.RunAsync("var b = 1; var a = \"text\"; int[] c = [1, 2]; string d = null;");

        Assert.Equal("a  b  c  d", Assert.IsType<CellOutput.Display>(Assert.Single((await _test.RunAsync("#!who")).Outputs)).Bundle.Text);
    }

    [Fact]
    public async Task RunAsync_Whos_ShowsTypesAndValuesWithoutRunningQueries()
    {
        await _test.RunAsync("var b = 1; int[] c = [1, 2]; string d = null; var q = c.Select(x => x / (x - x));");

        string text = Assert.IsType<CellOutput.Display>(Assert.Single((await _test.RunAsync("#!whos")).Outputs)).Bundle.Text;

        Assert.Contains("Variable = b, Type = System.Int32, Value = 1", text, StringComparison.Ordinal);
        Assert.Contains("Variable = c, Type = System.Int32[], Value = 2 items", text, StringComparison.Ordinal);
        Assert.Contains("Variable = d, Type = System.String, Value = null", text, StringComparison.Ordinal);
        Assert.Contains("Variable = q", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Time_TellsTheWallTime() =>
        Assert.StartsWith("Wall time: ", Assert.IsType<CellOutput.Display>(Assert.Single((await _test.RunAsync("#!time\nvar x = 1;")).Outputs)).Bundle.Text);

    [Fact]
    public async Task RunAsync_Import_RunsFilesAndNotebooks()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "nested.csx"), "int Three() => 3;");
        Directory.CreateDirectory(Path.Combine(_test.Folder, "lib"));
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "lib", "code.csx"), "#load \"../nested.csx\"\nint Six() => 2 * Three();");
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "helper.dib"), "#!csharp\n\nint Seven() => Six() + 1;\n\n#!markdown\n\nprose\n");

        Assert.Equal("7", await _test.ResultAsync("#!import lib/code.csx\n#!import \"helper.dib\"\nSeven()"));
    }

    [Fact]
    public async Task RunAsync_ErrorInAnImportedFile_NamesTheFile()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "bad.cs"), "var a = 1;\nvar b = c;");

        Assert.Equal("line 2, column 9 of bad.cs", (await _test.ErrorAsync("#!import bad.cs")).Place);
        Assert.Equal("MLOPS1203", (await _test.ErrorAsync("#!import missing.cs")).Name);
        Assert.Equal("MLOPS1203", (await _test.ErrorAsync("#!import ../" + Path.GetFileName(_test.Folder))).Name);
    }

    [Fact]
    public async Task RunAsync_FilesThatImportEachOther_EndWithAnError()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "a.csx"), "#!import a.csx");

        Assert.Equal("MLOPS1204", (await _test.ErrorAsync("#!import a.csx")).Name);
    }
}
