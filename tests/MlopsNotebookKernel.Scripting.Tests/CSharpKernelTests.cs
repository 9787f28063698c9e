using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests;

public sealed class CSharpKernelTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunAsync_LastExpression_IsTheResult() => Assert.Equal("2", await _test.ResultAsync("1+1"));

    [Fact]
    public async Task RunAsync_LaterCells_SeeStateUsingsAndTypes() => Assert.Equal("4 of Box", await _test.ResultAsync(
        "using System.Text.RegularExpressions;",
        "record Box(int Size);\nvar box = new Box(4);",
        "int Twice(int x) => 2 * x;",
        "Regex.Replace($\"{Twice(box.Size) / 2} of {box.GetType().Name}\", \" +\", \" \")"));

    [Fact]
    public async Task RunAsync_Redefinition_Shadows() =>
        Assert.Equal("two", await _test.ResultAsync("var x = 1;", "var x = \"two\";", "x"));

    [Fact]
    public async Task RunAsync_TopLevelAwait_Waits() => Assert.Equal("7", await _test.ResultAsync(
        "async Task<int> Slow() { await Task.Delay(10); return 7; }", "var slow = await Slow();", "slow"));

    [Fact]
    public async Task RunAsync_BlockingOnATask_DoesNotDeadlock() => Assert.Equal("7", await _test.ResultAsync(
        "async Task<int> Slow() { await Task.Delay(10); return 7; }\nSlow().Result"));

    [Fact]
    public async Task RunAsync_CSharp14_Compiles() => Assert.Equal("3", await _test.ResultAsync(
        "class Holder { public int Value { get => field; set => field = value + 1; } }",
        "var holder = new Holder(); holder?.Value = 2;", "holder.Value"));

    [Fact]
    public async Task RunAsync_UsingDeclaration_LivesUntilTheSessionEnds()
    {
        Assert.Equal("True", await _test.ResultAsync(
            "using System.IO.Compression;\nusing var stream = new MemoryStream();\n{ using var inner = new MemoryStream(); }",
            "await using var other = new MemoryStream(); stream.CanRead && other.CanRead"));
        CellOutput.Error error = await _test.ErrorAsync("using var a = new MemoryStream(); int b = \"\";");
        Assert.Equal("line 1, column 43", error.Place);
        Stream[] streams = [.. _test.Kernel.Variables.Select(variable => variable.Value).OfType<Stream>()];

        await _test.Kernel.DisposeAsync();

        Assert.Equal([false, false], streams.Select(stream => stream.CanRead));
    }

    [Fact]
    public async Task RunAsync_VoidExpressionWithoutSemicolon_HasNoResult()
    {
        CellRun run = await _test.RunAsync("Console.WriteLine(\"hello\")");

        Assert.Equal(new CellOutput.Stream(false, "hello\n"), Assert.Single(run.Outputs));
    }

    [Fact]
    public async Task RunAsync_NullResult_IsShown() => Assert.Equal("<null>", await _test.ResultAsync("(string)null"));

    [Fact]
    public async Task RunAsync_StatementsOnly_HaveNoResult() => Assert.Empty((await _test.RunAsync("var x = 1;")).Outputs);

    [Fact]
    public async Task RunAsync_CompileError_NamesPlaceInTheCellAndChangesNothing()
    {
        await _test.RunAsync("var x = 1;");

        CellOutput.Error error = await _test.ErrorAsync("#!time\nvar x = 2;\n  var y = z;\nvar w = v;");

        Assert.Equal("CS0103", error.Name);
        Assert.Equal("line 3, column 11", error.Place);
        Assert.StartsWith("CS0103 at line 4, column 9: ", Assert.Single(error.Details));
        Assert.Equal("1", await _test.ResultAsync("x"));
    }

    [Fact]
    public async Task RunAsync_Exception_NamesLineAndKeepsState()
    {
        CellOutput.Error error = await _test.ErrorAsync(
            "#!time\nvar before = 5;\n\nint Fail() =>\n    throw new InvalidOperationException(\"no\");\nFail();\nvar after = 6;");

        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Equal("no", error.Message);
        Assert.StartsWith("line 5, ", error.Place);
        Assert.Equal(["at Fail in cell[1], line 5", "at cell[1], line 6"], error.Details);
        Assert.Equal("5 0", await _test.ResultAsync("$\"{before} {after}\""));
    }

    [Fact]
    public async Task RunAsync_ExceptionInAnEarlierCell_NamesBothPlaces()
    {
        await _test.RunAsync("class Odd : Exception { public Odd(Exception e) : base(\"odd\", e) { } }\n"
            + "void Check(int x) {\n  try { if (x > 0) throw new ArgumentException(\"positive\"); }\n  catch (Exception e) { throw new Odd(e); }\n}");

        CellOutput.Error error = await _test.ErrorAsync("\nawait Task.Yield();\nCheck(1);");

        Assert.Equal("Odd", error.Name);
        Assert.StartsWith("line 3, ", error.Place);
        Assert.Equal(
            [
                "at Check in cell[1], line 4",
                "at cell[2], line 3",
                "caused by System.ArgumentException: positive",
                "at Check in cell[1], line 3",
            ],
            error.Details);
    }

    [Fact]
    public async Task RunAsync_Outputs_KeepTheirOrder()
    {
        CellRun run = await _test.RunAsync(
            "Console.Write(1); display(2); Console.WriteLine(3); Console.Error.Write(4);\n\"5\".Display();\nHTML(\"<b>6</b>\")");

        Assert.Equal(
            ["out 1", "display 2", "out 3\n", "err 4", "display 5", "result 6 <b>6</b>"],
            run.Outputs.Select(output => output switch
            {
                CellOutput.Stream stream => (stream.IsError ? "err " : "out ") + stream.Text,
                CellOutput.Display display => "display " + display.Bundle.Text,
                CellOutput.Result result => $"result {result.Bundle.Text} {result.Bundle.Data[MimeTypes.Html]}",
                _ => output.ToString(),
            }));
    }

    [Theory]
    [InlineData("display(1)")]
    [InlineData("1.Display()")]
    public async Task RunAsync_DisplayWithoutSemicolon_IsShownOnce(string source) =>
        Assert.IsType<CellOutput.Display>(Assert.Single((await _test.RunAsync(source)).Outputs));

    [Fact]
    public async Task RunAsync_ConsoleRedirectedByACell_IsPutBack()
    {
        await _test.RunAsync("Console.SetOut(new StringWriter()); Console.Write(\"lost\");");

        CellRun run = await _test.RunAsync("Console.Write(\"kept\");");

        Assert.Equal(new CellOutput.Stream(false, "kept"), Assert.Single(run.Outputs));
    }

    [Fact]
    public async Task RunAsync_Update_ReplacesTheDisplay()
    {
        CellRun run = await _test.RunAsync("var shown = display(1); Console.Write(\"x\"); shown.Update(2);");

        Assert.Equal("2", Assert.IsType<CellOutput.Display>(run.Outputs[0]).Bundle.Text);
        Assert.Equal(2, run.Outputs.Count);
        Assert.Equal(3, _test.Sink.Outputs.Count);
        Assert.IsType<CellOutput.Update>(_test.Sink.Outputs[2]);

        CellRun later = await _test.RunAsync("shown.Update(3);");
        Assert.Equal("3", Assert.IsType<CellOutput.Update>(Assert.Single(later.Outputs)).Bundle.Text);
    }

    [Fact]
    public async Task RunAsync_DisplayFromOtherThreads_BelongsToTheCell()
    {
        CellRun run = await _test.RunAsync(
            "var a = new Thread(() => { display(1); Console.Write(2); }); a.Start(); a.Join();\n"
            + "var done = new ManualResetEventSlim();\n"
            + "ThreadPool.UnsafeQueueUserWorkItem(_ => { display(3); done.Set(); }, null); done.Wait();");

        Assert.Equal(["1", "2", "3"], run.Outputs.Select(output =>
            output is CellOutput.Display display ? display.Bundle.Text : ((CellOutput.Stream)output).Text));
    }

    [Fact]
    public async Task RunAsync_OutputBetweenCells_IsShownInTheNext()
    {
        await _test.RunAsync("var go = new TaskCompletionSource();\nvar late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");
        object? go = _test.Kernel.Variables.Single(variable => variable.Name == "go").Value;
        ((TaskCompletionSource)go!).SetResult();
        await (Task)_test.Kernel.Variables.Single(variable => variable.Name == "late").Value!;

        CellRun run = await _test.RunAsync("Console.Write(\"!\");");

        Assert.Equal(new CellOutput.Stream(false, "late!"), Assert.Single(run.Outputs));
    }

    [Fact]
    public async Task RunAsync_Finished_IsInTheJournal()
    {
        string? source = null;
        _test.Magics.Action = (_, session, _) =>
        {
            source = session.CurrentSource;
            Assert.Equal(1, session.ExecutionCount);
            Assert.Empty(session.Journal.Entries);
            return Task.CompletedTask;
        };

        CellRun run = await _test.Kernel.RunAsync(new CellSubmission("1+1\n#!mlops-pin", CellId: "a", Index: 3), _test.Sink, default);

        Assert.Equal("1+1\n#!mlops-pin", source);
        Assert.Null(_test.Kernel.CurrentSource);
        JournalEntry entry = Assert.Single(_test.Kernel.Journal.Entries);
        Assert.Equal(
            (1, "a", 3, "fingerprint of 1+1\n#!mlops-pin", OutputDigest.Of(run.Outputs), CellStatus.Succeeded),
            (entry.ExecutionCount, entry.CellId, entry.Index, entry.Fingerprint, entry.OutputDigest, entry.Status));
    }
}
