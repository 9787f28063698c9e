using System.Text;
using System.Text.Json;
using CsCheck;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Tests.Rigs;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Tests.Requests;

public sealed class RequestRouterTests : IDisposable
{
    private readonly KernelRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task KernelInfo_BeforeThereIsASession_IsAnswered()
    {
        using KernelRig rig = new(start: () => throw new InvalidOperationException("must not start"));

        JsonElement content = Assert.Single(await rig.AskAsync("kernel_info_request", "{}")).Content;

        Assert.Equal(("5.4", "L", ".l"), (
            content.GetProperty("protocol_version").GetString(),
            content.GetProperty("language_info").GetProperty("name").GetString(),
            content.GetProperty("language_info").GetProperty("file_extension").GetString()));
    }

    [Fact]
    public async Task KernelInfo_OnControl_IsAnsweredThereWhileACellRuns()
    {
        string cell = _rig.Request("execute_request", KernelRig.Execute("hold"));
        await _rig.Kernel.Waiting.Task;

        Assert.Equal(ChannelKind.Control, Assert.Single(await _rig.AskAsync("kernel_info_request", "{}", ChannelKind.Control)).Channel);
        Assert.Equal("complete_reply", Assert.Single(await _rig.AskAsync("complete_request", """{"code":"ab","cursor_pos":2}""")).Type);

        _rig.Kernel.Held.SetResult();
        await _rig.ServedAsync(cell);
    }

    [Fact]
    public void Receive_WrongSignature_IsDroppedAndLogged()
    {
        (_, IReadOnlyList<byte[]> frames) = _rig.Frames("execute_request", KernelRig.Execute("out a"));
        byte[][] forged = [.. frames];
        forged[^1] = Encoding.UTF8.GetBytes(KernelRig.Execute("out b"));

        _rig.Session.Receive(ChannelKind.Shell, forged);

        Assert.Empty(_rig.Sent);
        Assert.Equal("mlops kernel: a message on shell was dropped: its signature is wrong.", _rig.Log.ToString().Trim());
    }

    [Fact]
    public async Task Receive_RecordedMessageAgain_IsDroppedAndLogged()
    {
        (string id, IReadOnlyList<byte[]> frames) = _rig.Frames("execute_request", KernelRig.Execute("out a"));
        _rig.Session.Receive(ChannelKind.Shell, frames);
        await _rig.ServedAsync(id);
        _rig.Session.Receive(ChannelKind.Shell, frames);
        await _rig.ExecuteAsync("out b");

        Assert.Equal(2, _rig.Kernel.Ran.Count);
        Assert.Contains("it came before", _rig.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"code\":\"\\ud800\"}")]
    [InlineData("{\"code\":\"out a\",\"user_expressions\":{\"\\ud800\":\"1\"}}")]
    [InlineData("{\"code\":7}")]
    [InlineData("{}")]
    public async Task Receive_MalformedContent_NeverEndsTheKernel(string content)
    {
        foreach (string type in new[]
        {
            "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_open",
            "comm_info_request", "shutdown_reply", "debug_request", "input_reply", "create_subshell_request", "connect_request",
        })
        {
            _rig.Request(type, content);
        }

        Assert.Equal("kernel_info_reply", Assert.Single(await _rig.AskAsync("kernel_info_request", "{}")).Type);
        Assert.DoesNotContain("   at ", _rig.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_AnySignedBytes_NeverThrows() => Gen.Byte.Array[0, 30].Array[4].Sample(parts =>
    {
        WireCodec codec = new(new MessageSigner("key"u8.ToArray()));
        _rig.Session.Receive(ChannelKind.Shell, codec.Encode(new WireMessage([], parts[0], parts[1], parts[2], parts[3], [])));
        return true;
    });

    [Theory]
    [InlineData("create_subshell_request", "create_subshell_reply")]
    [InlineData("connect_request", "connect_reply")]
    public async Task Receive_RequestThatIsNotServed_IsRefusedPolitely(string type, string reply)
    {
        SentMessage sent = Assert.Single(await _rig.AskAsync(type, "{}", ChannelKind.Control));

        Assert.Equal((reply, "error", "MLOPS2209"), (sent.Type, sent.Text("status"), sent.Text("ename")));
    }

    [Fact]
    public async Task Debug_AnyCommand_IsDeclinedInItsOwnWords()
    {
        SentMessage sent = Assert.Single(await _rig.AskAsync("debug_request", """{"type":"request","seq":3,"command":"initialize"}""", ChannelKind.Control));

        Assert.Equal(("debug_reply", "initialize", 3, false), (
            sent.Type, sent.Text("command"), sent.Content.GetProperty("request_seq").GetInt32(), sent.Content.GetProperty("success").GetBoolean()));
    }

    [Fact]
    public async Task Comm_Opened_IsClosedAndNoneAreListed()
    {
        SentMessage closed = Assert.Single(await _rig.AskAsync("comm_open", """{"comm_id":"c","target_name":"jupyter.widget","data":{}}"""));
        SentMessage listed = Assert.Single(await _rig.AskAsync("comm_info_request", "{}"));

        Assert.Equal((ChannelKind.IoPub, "comm_close", "c"), (closed.Channel, closed.Type, closed.Text("comm_id")));
        Assert.Equal("{}", listed.Content.GetProperty("comms").GetRawText());
        Assert.Empty(await _rig.AskAsync("comm_msg", """{"comm_id":"c","data":{}}"""));
    }

    [Theory]
    [InlineData(ChannelKind.Shell)]
    [InlineData(ChannelKind.Control)]
    public async Task Shutdown_WithRestart_IsAnsweredAndTold(object channel)
    {
        IReadOnlyList<SentMessage> sent = await _rig.AskAsync("shutdown_request", """{"restart":true}""", (ChannelKind)channel);

        Assert.Equal([ChannelKind.IoPub, (ChannelKind)channel], sent.Select(message => message.Channel));
        Assert.All(sent, message => Assert.True(message.Content.GetProperty("restart").GetBoolean()));
        Assert.True(_rig.HasEnded);
    }

    [Fact]
    public async Task Complete_AfterAnEmoji_CountsCodePoints()
    {
        SentMessage sent = Assert.Single(await _rig.AskAsync("complete_request", """{"code":"😀 ab","cursor_pos":4}"""));

        Assert.Equal("""["abX"]""", sent.Content.GetProperty("matches").GetRawText());
        Assert.Equal((2, 4), (sent.Content.GetProperty("cursor_start").GetInt32(), sent.Content.GetProperty("cursor_end").GetInt32()));
    }

    [Fact]
    public async Task Complete_FaultOfOurs_IsAnErrorWithoutStackTrace()
    {
        SentMessage sent = Assert.Single(await _rig.AskAsync("complete_request", """{"code":"fault","cursor_pos":1}"""));

        Assert.Equal("MLOPS9999", sent.Text("ename"));
        Assert.Equal("complete_reply", Assert.Single(await _rig.AskAsync("complete_request", """{"code":"ab"}""")).Type);
    }

    [Fact]
    public async Task Inspect_KnownAndUnknown_SayWhetherFound()
    {
        SentMessage found = Assert.Single(await _rig.AskAsync("inspect_request", """{"code":"ab","cursor_pos":2,"detail_level":0}"""));
        SentMessage missing = Assert.Single(await _rig.AskAsync("inspect_request", """{"code":"","cursor_pos":0}"""));

        Assert.Equal("about ab", found.Content.GetProperty("data").GetProperty("text/plain").GetString());
        Assert.False(missing.Content.GetProperty("found").GetBoolean());
    }

    [Fact]
    public async Task IsComplete_UnfinishedCode_SaysTheIndent()
    {
        SentMessage sent = Assert.Single(await _rig.AskAsync("is_complete_request", """{"code":"a {"}"""));

        Assert.Equal(("incomplete", "    "), (sent.Text("status"), sent.Text("indent")));
    }

    [Theory]
    [InlineData("""{"hist_access_type":"tail","n":2,"output":false,"raw":true}""", """[[1,2,"result 2"],[1,3,"result 1"]]""")]
    [InlineData("""{"hist_access_type":"tail","n":1,"output":true,"raw":true}""", """[[1,3,["result 1","1"]]]""")]
    [InlineData("""{"hist_access_type":"range","session":0,"start":1,"stop":2,"output":false,"raw":true}""", """[[1,1,"result 1"]]""")]
    [InlineData("""{"hist_access_type":"range","session":9,"start":1,"stop":2,"output":false,"raw":true}""", "[]")]
    [InlineData("""{"hist_access_type":"search","pattern":"*1","unique":true,"output":false,"raw":true}""", """[[1,3,"result 1"]]""")]
    [InlineData("""{"hist_access_type":"search","pattern":"result ?","n":1,"output":false,"raw":true}""", """[[1,3,"result 1"]]""")]
    public async Task History_Asked_BringsBackCells(string content, string expected)
    {
        await _rig.ExecuteAsync("result 1");
        await _rig.ExecuteAsync("result 2");
        await _rig.ExecuteAsync("result 1");

        Assert.Equal(expected, Assert.Single(await _rig.AskAsync("history_request", content)).Content.GetProperty("history").GetRawText());
    }
}
