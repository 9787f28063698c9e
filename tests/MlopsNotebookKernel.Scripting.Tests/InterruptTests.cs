using System.Diagnostics;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests;

public sealed class InterruptTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("START while (true) x++;", "")]
    [InlineData("START while (true) { try { x++; } catch { } }", "")]
    [InlineData("START Thread.Sleep(600_000);", "")]
    [InlineData("START new TaskCompletionSource<int>().Task.Result.ToString();", "")]
    [InlineData("await Task.Yield(); START while (true) x++;", "")]
    [InlineData("await Task.Delay(1); START while (true) { try { x++; } catch { } }", "")]
    [InlineData("await Task.Yield(); START Thread.Sleep(600_000);", "")]
    [InlineData("async Task Loop() { await Task.Yield(); START while (true) x++; }\nawait Loop();", "")]
    [InlineData("async Task Loop() { await Task.Yield(); START while (true) x++; }\nLoop().Wait();", "")]
    [InlineData("START await Task.Delay(600_000);", "waited for other work")]
    [InlineData("await Task.Run(() => { START while (!done) { done = done; } });", "waited for other work")]
    [InlineData("for (int i = 0; ; i++) START for (;;) x++;", "")]
    [InlineData("foreach (int i in Enumerable.Range(0, int.MaxValue)) { START do x++; while (true); }", "")]
    [InlineData("long Forever() { START while (true) x++; }\nForever();", "")]
    [InlineData("Enumerable.Range(0, 9).Select(i => { START while (true) x++; return i; }).ToList();", "")]
    [InlineData("await Task.Run(() => { START Thread.Sleep(5000); });", "waited for other work")]
    [InlineData("START using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In); pipe.ReadByte();", "restart the kernel")]
    public async Task RunAsync_Interrupted_EndsAndKeepsState(string source, string remains)
    {
        using CancellationTokenSource stop = new();
        long asked = 0;
        stop.Token.Register(() => asked = Stopwatch.GetTimestamp());
        int started = 0;
        _test.Sink.Wrote = _ =>
        {
            // Once: a cell that says so again and again would put it off for ever.
            if (Interlocked.Exchange(ref started, 1) == 0)
            {
                stop.CancelAfter(100);
            }
        };

        CellRun run = await _test.RunAsync("long x = 1; var done = false;\n" + source.Replace("START", "Console.Write(\"started\");", StringComparison.Ordinal), cancellation: stop.Token);

        TimeSpan waited = Stopwatch.GetElapsedTime(asked);
        Assert.Equal(CellStatus.Cancelled, run.Status);
        Assert.Equal(CellStatus.Cancelled, Assert.Single(_test.Kernel.Journal.Entries).Status);
        string said = Assert.IsType<CellOutput.Stream>(run.Outputs[^1]).Text;
        Assert.Equal(remains.Length > 0, said != "[The cell was interrupted.]\n");
        Assert.Contains(remains, said, StringComparison.Ordinal);
        Assert.True(waited < TimeSpan.FromSeconds(10), $"It took {waited}.");
        Assert.Equal("True", await _test.ResultAsync("done = true; x > 0"));
    }

    [Theory]
    [InlineData("while (true) Console.WriteLine(x++);")]
    [InlineData("while (true) display(x++);")]
    [InlineData("while (true) { await Task.Yield(); Console.Write(x++); }")]
    public async Task RunAsync_InterruptedAgainAndAgainWhileItPutsOut_KeepsTheSession(string loop)
    {
        await _test.RunAsync("long x = 0;");
        for (int time = 0; time < 20; time++)
        {
            using CancellationTokenSource stop = new();
            int started = 0;
            _test.Sink.Wrote = _ =>
            {
                if (Interlocked.Exchange(ref started, 1) == 0)
                {
                    stop.CancelAfter(time * 3);
                }
            };
            CellRun run = await _test.RunAsync(loop, cancellation: stop.Token).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(CellStatus.Cancelled, run.Status);
            _test.Sink.Wrote = null;
        }

        Assert.Equal("True", await _test.ResultAsync("x > 0"));
    }

    [Fact]
    public async Task RunAsync_ErrorsInLoops_NameThePlaceAsWritten()
    {
        CellOutput.Error thrown = await _test.ErrorAsync("int zero = 0;\nwhile (true) for (;;) { Console.Write(\"a\"); Console.Write(1 / zero); }");
        CellOutput.Error refused = await _test.ErrorAsync("while (true) { int a = \"text\"; }");

        Assert.Equal("line 2, column 45", thrown.Place);
        Assert.Equal("line 1, column 24", refused.Place);
    }

    [Fact]
    public async Task RunAsync_EndlessRecursion_IsAnErrorAndEndsNoProcess()
    {
        CellOutput.Error error = await _test.ErrorAsync("int Deep(int n) => 1 + Deep(n + 1);\nDeep(0)");

        Assert.Equal("System.InsufficientExecutionStackException", error.Name);
        Assert.Equal("1", await _test.ResultAsync("1"));
    }

    [Fact]
    public async Task RunAsync_InterruptedAfterACommandContributed_EndsTheCellsLoop()
    {
        _test.Magics.Action = (_, session, _) => session.DeclareAsync("x", 7, null, CancellationToken.None);
        using CancellationTokenSource stop = new(3000);

        CellRun run = await _test.RunAsync("var answer = await Mlops.RestoreAsync(\"january\", @as: \"restored\");\nwhile (true) { }", cancellation: stop.Token);

        Assert.Equal("[The cell was interrupted.]\n", Assert.IsType<CellOutput.Stream>(run.Outputs[^1]).Text);
    }

    [Fact]
    public async Task RunAsync_WorkThatOutlivesItsInterrupt_EndsWhenItNextAsksThoughAnotherCellRuns()
    {
        using CancellationTokenSource stop = new();
        await _test.RunAsync("long x = 0; var ended = new TaskCompletionSource();");
        _test.Sink.Wrote = _ => stop.CancelAfter(20);
        await _test.RunAsync(
            "await Task.Run(() => { Console.Write(\"started\"); try { Thread.Sleep(3000); while (true) x++; } finally { ended.SetResult(); } });",
            cancellation: stop.Token);
        _test.Sink.Wrote = null;

        CellRun next = await _test.RunAsync("await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));");

        Assert.Equal(CellStatus.Succeeded, next.Status);
    }

    [Fact]
    public async Task RunAsync_InterruptedWhileAwaiting_NeverGoesOn()
    {
        using CancellationTokenSource stop = new();
        _test.Sink.Wrote = _ => stop.CancelAfter(20);
        await _test.RunAsync("var gate = new TaskCompletionSource(); var wentOn = false;");

        await _test.RunAsync("Console.Write(\"started\"); await gate.Task; wentOn = true;", cancellation: stop.Token);

        Assert.Equal("False", await _test.ResultAsync("gate.SetResult(); await Task.Delay(50); wentOn"));
    }

    [Fact]
    public async Task RunAsync_WorkLeftBehindByACell_GoesOnAfterIt() => Assert.Equal("True", await _test.ResultAsync(
        "var gate = new TaskCompletionSource(); var wentOn = false;\nasync Task Later() { await gate.Task; wentOn = true; }\nvar later = Later();",
        "gate.SetResult(); await later; wentOn"));

    [Fact]
    public async Task RunAsync_ManyAwaits_RunAtOnceAndEnd() => Assert.Equal("2000", await _test.ResultAsync(
        "int count = 0;\nasync Task One() { for (int i = 0; i < 10; i++) { await Task.Yield(); Interlocked.Increment(ref count); } }",
        "await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => One())); count"));

    [Fact]
    public async Task RunAsync_TasksThatBlockOnTasks_DoNotDeadlock() => Assert.Equal("45", await _test.ResultAsync(
        "async Task<int> Deep(int n) { await Task.Yield(); return n == 0 ? 0 : n + Deep(n - 1).Result; }\nDeep(9).Result"));

    [Theory]
    [InlineData("async void Fail() { await Task.Yield(); throw new InvalidOperationException(\"lost\"); }\nFail();")]
    [InlineData("new Thread(() => throw new InvalidOperationException(\"lost\")).Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"lost\"));")]
    public async Task RunAsync_BackgroundThatThrows_IsReportedAndEndsNoProcess(string source)
    {
        await _test.RunAsync("var reported = new TaskCompletionSource();");
        object? reported = _test.Kernel.Variables.Single(variable => variable.Name == "reported").Value;
        _test.Sink.Wrote = _ => ((TaskCompletionSource)reported!).TrySetResult();

        CellRun run = await _test.RunAsync(source + "\nawait reported.Task.WaitAsync(TimeSpan.FromSeconds(20));");

        Assert.Contains("InvalidOperationException: lost", Assert.IsType<CellOutput.Stream>(Assert.Single(run.Outputs)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OperationCancelledByTheCellItself_IsAFailure() =>
        Assert.Equal("System.OperationCanceledException", (await _test.ErrorAsync("throw new OperationCanceledException();")).Name);
}
