using System.Text.Json;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Tests.Rigs;

namespace MlopsNotebookKernel.Jupyter.Tests.Execution;

public sealed class CellExecutionTests : IDisposable
{
    private readonly KernelRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Execute_Cell_IsBusyEchoedRunAnsweredAndIdleInThisOrder()
    {
        string id = _rig.Request("execute_request", KernelRig.Execute("out hello\nresult 2"));
        await _rig.ServedAsync(id);

        Assert.Equal(
            ["IoPub status", "IoPub execute_input", "IoPub stream", "IoPub execute_result", "Shell execute_reply", "IoPub status"],
            _rig.Sent.Where(message => message.ParentId == id).Select(message => $"{message.Channel} {message.Type}"));
    }

    [Fact]
    public async Task Execute_ManySmallTexts_AreFewMessages()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync(string.Join('\n', Enumerable.Repeat("out x", 500)));

        SentMessage[] streams = [.. sent.Where(message => message.Type == "stream")];
        Assert.Equal(500, streams.Sum(message => message.Text("text").Length));
        Assert.InRange(streams.Length, 1, 50);
    }

    [Fact]
    public async Task Execute_BothStreams_KeepTheirOrder()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("out a\nerr b\nout c");

        Assert.Equal(
            ["stdout a", "stderr b", "stdout c"],
            sent.Where(message => message.Type == "stream").Select(message => $"{message.Text("name")} {message.Text("text")}"));
    }

    [Fact]
    public async Task Execute_DisplayAndUpdate_NameOneDisplayOfThisSession()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("display a\nupdate b\nclear");

        string[] ids = [.. sent.Where(message => message.Type.EndsWith("display_data", StringComparison.Ordinal))
            .Select(message => message.Content.GetProperty("transient").GetProperty("display_id").GetString()!)];
        Assert.Equal(["0123456789abcdef-d1", "0123456789abcdef-d1"], ids);
        Assert.True(sent.Single(message => message.Type == "clear_output").Content.GetProperty("wait").GetBoolean());
    }

    [Fact]
    public async Task Execute_Failing_TellsTheErrorOnceAndInTheAnswer()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("fail no");

        SentMessage error = sent.Single(message => message.Type == "error");
        SentMessage reply = sent.Single(message => message.Type == "execute_reply");
        Assert.Equal("error", reply.Text("status"));
        Assert.All([error, reply], message => Assert.Equal(
            ("E", "no", """["E: no","at line 1, column 1","in cell 1"]"""),
            (message.Text("ename"), message.Text("evalue"), message.Content.GetProperty("traceback").GetRawText())));
    }

    [Fact]
    public async Task Execute_FaultOfOurs_HasNoStackTraceAndTheKernelLives()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("crash");

        Assert.Equal("MLOPS9999", sent.Single(message => message.Type == "execute_reply").Text("ename"));
        Assert.DoesNotContain(sent, message => message.Content.GetRawText().Contains("   at ", StringComparison.Ordinal));
        Assert.Contains("   at ", _rig.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("ok", (await _rig.ExecuteAsync("out a")).Single(message => message.Type == "execute_reply").Text("status"));
    }

    [Fact]
    public async Task Execute_FailingWhileOthersWait_AbortsThem()
    {
        _rig.Request("execute_request", KernelRig.Execute("hold\nfail no"));
        await _rig.Kernel.Waiting.Task;
        string second = _rig.Request("execute_request", KernelRig.Execute("out never"));
        _rig.Kernel.Held.SetResult();

        SentMessage reply = Assert.Single(await _rig.ServedAsync(second));
        Assert.Equal("aborted", reply.Text("status"));
        Assert.Single(_rig.Kernel.Ran);
        Assert.Equal("ok", (await _rig.ExecuteAsync("out a"))[^1].Text("status"));
    }

    [Fact]
    public async Task Execute_AskedForOnceTheFailureIsAnswered_Runs()
    {
        // A front end that has the answer knows the state: what it asks for then is meant.
        for (int round = 0; round < 50; round++)
        {
            string failing = _rig.Request("execute_request", KernelRig.Execute("fail no"));
            await _rig.UntilAsync(() => _rig.Sent.Any(message => message.ParentId == failing && message.Type == "execute_reply"));

            Assert.Equal("ok", (await _rig.ExecuteAsync("out a"))[^1].Text("status"));
        }
    }

    [Fact]
    public async Task Interrupt_BeforeTheSessionIsThere_SaysSo()
    {
        TaskCompletionSource<bool> ready = new();
        using KernelRig rig = new(start: () =>
        {
            ready.Task.Wait();
            return new ScriptedKernel();
        });
        string id = rig.Request("execute_request", KernelRig.Execute("hold"));
        await rig.UntilAsync(() => rig.Sent.Any(message => message.ParentId == id));
        await rig.AskAsync("interrupt_request", "{}", ChannelKind.Control);
        ready.SetResult(true);

        IReadOnlyList<SentMessage> sent = await rig.ServedAsync(id);
        Assert.Contains("before it ran", sent.Single(message => message.Type == "stream").Text("text"), StringComparison.Ordinal);
        Assert.Equal("Interrupted", sent[^1].Text("ename"));
    }

    [Fact]
    public async Task Execute_FailingWithoutStopOnError_LetsOthersRun()
    {
        _rig.Request("execute_request", KernelRig.Execute("hold\nfail no", ""","stop_on_error":false"""));
        await _rig.Kernel.Waiting.Task;
        string second = _rig.Request("execute_request", KernelRig.Execute("out yes"));
        _rig.Kernel.Held.SetResult();

        Assert.Equal("ok", (await _rig.ServedAsync(second))[^1].Text("status"));
    }

    [Fact]
    public async Task Interrupt_RunningCell_EndsItAndAbortsThoseThatWait()
    {
        string first = _rig.Request("execute_request", KernelRig.Execute("wait"));
        await _rig.Kernel.Waiting.Task;
        string second = _rig.Request("execute_request", KernelRig.Execute("out never"));

        Assert.Equal("ok", Assert.Single(await _rig.AskAsync("interrupt_request", "{}", ChannelKind.Control)).Text("status"));

        Assert.Equal("Interrupted", (await _rig.ServedAsync(first))[^1].Text("ename"));
        Assert.Equal("aborted", (await _rig.ServedAsync(second))[^1].Text("status"));
        Assert.Equal("ok", (await _rig.ExecuteAsync("out a"))[^1].Text("status"));
    }

    [Fact]
    public async Task Interrupt_NothingRuns_IsAnsweredAndHarmless()
    {
        Assert.Equal("ok", Assert.Single(await _rig.AskAsync("interrupt_request", "{}", ChannelKind.Control)).Text("status"));

        Assert.Equal("ok", (await _rig.ExecuteAsync("out a"))[^1].Text("status"));
    }

    [Fact]
    public async Task Execute_Silent_TellsNothingAndCountsNothing()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("out a\nresult 1", ""","silent":true,"store_history":true""");

        Assert.Equal(0, Assert.Single(sent).Content.GetProperty("execution_count").GetInt32());
        Assert.True(Assert.Single(_rig.Kernel.Ran).IsSilent);
    }

    [Fact]
    public async Task Execute_WithoutHistory_TellsButCountsNothing()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("out a", ""","store_history":false""");

        Assert.Contains(sent, message => message.Type == "stream");
        Assert.True(Assert.Single(_rig.Kernel.Ran).IsSilent);
        Assert.Equal(0, _rig.Kernel.ExecutionCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Execute_EmptyCell_RunsNothing(string code)
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync(code);

        Assert.Equal("ok", sent[^1].Text("status"));
        Assert.Empty(_rig.Kernel.Ran);
    }

    [Fact]
    public async Task Execute_CellIdOfTheFrontEnd_ReachesTheSession()
    {
        await _rig.AskAsync("execute_request", KernelRig.Execute("out a"), metadata: """{"cellId":"c7"}""");

        Assert.Equal("c7", Assert.Single(_rig.Kernel.Ran).CellId);
    }

    [Fact]
    public async Task Execute_UserExpressions_AreEvaluatedAfterIt()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("out a", ""","user_expressions":{"x":"1+1","y":"bad","z":3}""");

        JsonElement values = sent[^1].Content.GetProperty("user_expressions");
        Assert.Equal("=1+1", values.GetProperty("x").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", values.GetProperty("y").GetProperty("status").GetString());
        Assert.False(values.TryGetProperty("z", out _));
    }

    [Fact]
    public async Task Execute_AskingThePerson_GetsTheAnswer()
    {
        string id = _rig.Request("execute_request", KernelRig.Execute("ask", ""","allow_stdin":true"""));
        await _rig.UntilAsync(() => _rig.Sent.Any(message => message.Type == "input_request"));
        SentMessage question = _rig.Sent.Single(message => message.Type == "input_request");
        _rig.Request("input_reply", """{"value":"Ada"}""", ChannelKind.Stdin);

        Assert.Equal(("name? ", "front end"), (question.Text("prompt"), System.Text.Encoding.UTF8.GetString(question.Identities[0])));
        Assert.Equal("Ada", (await _rig.ServedAsync(id)).Single(message => message.Type == "stream").Text("text"));
    }

    [Fact]
    public async Task Execute_AskingWhereNobodyAnswers_FindsTheEndOfInput()
    {
        IReadOnlyList<SentMessage> sent = await _rig.ExecuteAsync("ask", ""","allow_stdin":false""");

        Assert.Equal("(nobody)", sent.Single(message => message.Type == "stream").Text("text"));
    }

    [Fact]
    public async Task Interrupt_WhileThePersonIsAsked_EndsTheCell()
    {
        string id = _rig.Request("execute_request", KernelRig.Execute("ask", ""","allow_stdin":true"""));
        await _rig.UntilAsync(() => _rig.Sent.Any(message => message.Type == "input_request"));
        _rig.Request("interrupt_request", "{}", ChannelKind.Control);

        Assert.Equal("Interrupted", (await _rig.ServedAsync(id))[^1].Text("ename"));
        _rig.Request("input_reply", """{"value":"too late"}""", ChannelKind.Stdin);
        Assert.Equal("ok", (await _rig.ExecuteAsync("out a"))[^1].Text("status"));
    }

    [Fact]
    public async Task Execute_SessionThatCannotStart_FailsTheCellWithItsCode()
    {
        using KernelRig rig = new(start: () => throw new JupyterException("MLOPS2299", "No.", "Yes."));

        IReadOnlyList<SentMessage> sent = await rig.ExecuteAsync("out a");

        Assert.Equal(("MLOPS2299", "No. Yes."), (sent[^1].Text("ename"), sent[^1].Text("evalue")));
    }
}
