using System.Text.Json.Nodes;
using System.Threading.Channels;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Execution;
using MlopsNotebookKernel.Jupyter.Input;
using MlopsNotebookKernel.Jupyter.Messages;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>
/// Takes what arrives: refuses what is forged, replayed or malformed, and hands each request to what serves it. Cells
/// wait for each other, questions about code for each other, all else is answered at once.
/// </summary>
internal sealed class RequestRouter
{
    private readonly Dictionary<string, IRequestHandler> _handlers = new(StringComparer.Ordinal);
    private readonly Channel<Request> _questions = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ReplayGuard _replays = new();
    private readonly WireCodec _codec;
    private readonly Correspondence _correspondence;
    private readonly CellExecutions _executions;
    private readonly AssistanceHandler _assistance;
    private readonly StdinReader _stdin;
    private readonly KernelLog _log;
    private readonly CancellationToken _end;

    /// <summary>Starts to take requests.</summary>
    /// <param name="codec">Verifies.</param>
    /// <param name="correspondence">Answers.</param>
    /// <param name="executions">Runs cells.</param>
    /// <param name="assistance">Answers questions about code.</param>
    /// <param name="stdin">Takes the person's answers.</param>
    /// <param name="handlers">Serve all else; each answers at once, without waiting.</param>
    /// <param name="log">Takes what was dropped, and faults.</param>
    /// <param name="end">The kernel ends.</param>
    public RequestRouter(
        WireCodec codec,
        Correspondence correspondence,
        CellExecutions executions,
        AssistanceHandler assistance,
        StdinReader stdin,
        IReadOnlyList<IRequestHandler> handlers,
        KernelLog log,
        CancellationToken end)
    {
        _codec = codec;
        _correspondence = correspondence;
        _executions = executions;
        _assistance = assistance;
        _stdin = stdin;
        _log = log;
        _end = end;
        foreach (IRequestHandler handler in handlers)
        {
            foreach (string type in handler.Types)
            {
                _handlers[type] = handler;
            }
        }

        _ = Task.Run(AnswerQuestionsAsync, CancellationToken.None);
    }

    /// <summary>Takes what arrived. Never throws, never waits; one thread at a time.</summary>
    /// <param name="channel">Where it arrived.</param>
    /// <param name="frames">What arrived.</param>
    public void Receive(ChannelKind channel, IReadOnlyList<byte[]> frames)
    {
        try
        {
            WireDecoding decoding = _codec.Decode(frames);
            if (decoding is WireDecoding.Refused refused)
            {
                _log.Write($"a message on {Name(channel)} was dropped: {refused.Reason}.");
                return;
            }

            WireDecoding.Accepted accepted = (WireDecoding.Accepted)decoding;
            if (Request.Read(channel, accepted.Message) is not { } request)
            {
                _log.Write($"a message on {Name(channel)} was dropped: it is malformed.");
            }
            else if (!_replays.Admits(accepted.Signature))
            {
                _log.Write($"a message on {Name(channel)} was dropped: it came before.");
            }
            else
            {
                Route(request);
            }
        }
#pragma warning disable CA1031 // Whatever arrives, the kernel lives.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _log.Fault($"A message on {Name(channel)} could not be served", fault);
        }
    }

    private static string Name(ChannelKind channel) => channel.ToString().ToLowerInvariant();

    private void Route(Request request)
    {
        string type = request.Header.Type;
        if (request.Channel == ChannelKind.Stdin)
        {
            if (type == "input_reply")
            {
                _stdin.Receive(request);
            }
        }
        else if (type == "execute_request")
        {
            _executions.Post(request);
        }
        else if (_assistance.Types.Contains(type))
        {
            _questions.Writer.TryWrite(request);
        }
        else
        {
            ValueTask answered = AnswerAsync(_handlers.GetValueOrDefault(type), request);
            if (!answered.IsCompleted)
            {
                throw new InvalidOperationException($"The handler of {type} waits.");
            }

            answered.GetAwaiter().GetResult();
        }
    }

    private async Task AnswerQuestionsAsync()
    {
        await foreach (Request request in _questions.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            await AnswerAsync(_assistance, request).ConfigureAwait(false);
        }
    }

    private async ValueTask AnswerAsync(IRequestHandler? handler, Request request)
    {
        using IDisposable busy = _correspondence.Busy(request);
        JsonObject? content;
        try
        {
            content = handler is null ? Unknown(request) : await handler.AnswerAsync(request, _end).ConfigureAwait(false);
        }
        catch (MlopsException fault)
        {
            content = Replies.Refused(fault);
        }
        catch (OperationCanceledException)
        {
            content = Replies.Aborted();
        }
#pragma warning disable CA1031 // A fault of ours fails the request, never the kernel; the log has its stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _log.Fault("A request could not be served", fault);
            content = Replies.Refused("MLOPS9999", $"An internal fault: {fault.Message} Please report it with what the kernel's log says.");
        }

        if (content is not null)
        {
            _correspondence.Reply(request, ReplyType(request.Header.Type), content);
        }
    }

    private static JsonObject? Unknown(Request request) => request.Header.Type.EndsWith("_request", StringComparison.Ordinal)
        ? Replies.Refused("MLOPS2209", "This kernel does not serve this request. Its kernel_info_reply says what it does.")
        : null;

    private static string ReplyType(string type) => type.EndsWith("_request", StringComparison.Ordinal)
        ? string.Concat(type.AsSpan(0, type.Length - "_request".Length), "_reply")
        : type + "_reply";
}
