using System.Globalization;
using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Tests.Rigs;

/// <summary>A kernel without sockets, and the front end that talks to it.</summary>
internal sealed class KernelRig : IChannels, IDisposable
{
    public static readonly KernelLanguage Language = new("L", "1.0", "text/x-l", ".l", "l", "l");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock _gate = new();
    private readonly List<SentMessage> _sent = [];
    private readonly CancellationTokenSource _end = new();
    private readonly WireCodec _codec;
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    public KernelRig(string key = "key", Func<IInteractiveKernel>? start = null)
    {
        _codec = new WireCodec(new MessageSigner(Encoding.UTF8.GetBytes(key)));
        Session = new KernelSession(
            new KernelSessionParts(Encoding.UTF8.GetBytes(key), Language, "1.2.3", Log, TimeProvider.System),
            this,
            new Lazy<Task<IInteractiveKernel>>(() => Task.Run(start ?? (() => Kernel))),
            () => HasEnded = true,
            _end.Token);
    }

    public KernelSession Session { get; }

    public ScriptedKernel Kernel { get; } = new();

    public StringWriter Log { get; } = new();

    public bool HasEnded { get; private set; }

    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public void Send(ChannelKind channel, IReadOnlyList<byte[]> frames)
    {
        WireMessage message = Assert.IsType<WireDecoding.Accepted>(_codec.Decode(frames)).Message;
        lock (_gate)
        {
            _sent.Add(new SentMessage(channel, message.Identities, Parse(message.Header), Parse(message.Parent), Parse(message.Content)));
            _arrived.TrySetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its id.</returns>
    public string Request(string type, string content, ChannelKind channel = ChannelKind.Shell, string metadata = "{}")
    {
        (string id, IReadOnlyList<byte[]> frames) = Frames(type, content, metadata);
        Session.Receive(channel, frames);
        return id;
    }

    /// <summary>The frames of a request.</summary>
    public (string Id, IReadOnlyList<byte[]> Frames) Frames(string type, string content, string metadata = "{}")
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"r{++_requests}");
        string header = $$"""{"msg_id":"{{id}}","session":"s","username":"u","date":"2026-01-01T00:00:00Z","msg_type":"{{type}}","version":"5.3"}""";
        return (id, _codec.Encode(new WireMessage(
            ["front end"u8.ToArray()], Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(),
            Encoding.UTF8.GetBytes(metadata), Encoding.UTF8.GetBytes(content), [])));
    }

    /// <summary>Sends a request and waits until it is served.</summary>
    /// <returns>All that was sent for it, in order, without the states.</returns>
    public async Task<IReadOnlyList<SentMessage>> AskAsync(string type, string content, ChannelKind channel = ChannelKind.Shell, string metadata = "{}") =>
        await ServedAsync(Request(type, content, channel, metadata));

    /// <summary>Runs a cell and waits until it is served.</summary>
    public Task<IReadOnlyList<SentMessage>> ExecuteAsync(string code, string more = "") =>
        AskAsync("execute_request", Execute(code, more));

    /// <summary>The content of a request to run a cell.</summary>
    public static string Execute(string code, string more = "") => $$"""{"code":{{JsonSerializer.Serialize(code)}}{{more}}}""";

    /// <summary>Waits until a request is served.</summary>
    public async Task<IReadOnlyList<SentMessage>> ServedAsync(string id)
    {
        await UntilAsync(() => Sent.Any(message => message.IsIdle && message.ParentId == id));
        return [.. Sent.Where(message => message.ParentId == id && message.Type != "status")];
    }

    /// <summary>Waits until something holds after a message was sent.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                arrived = _arrived.Task;
            }

            if (condition())
            {
                return;
            }

            await arrived.WaitAsync(Patience);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        Log.Dispose();
    }

    private static JsonElement Parse(byte[] json) => JsonDocument.Parse(json).RootElement;
}
