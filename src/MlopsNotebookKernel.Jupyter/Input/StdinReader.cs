using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Input;

/// <summary>Asks the person who ran the cell, through the front end.</summary>
/// <param name="correspondence">Sends the questions.</param>
internal sealed class StdinReader(Correspondence correspondence) : IInputReader
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _questions = new(1);
    private Request? _asking;
    private TaskCompletionSource<string>? _answer;

    /// <summary>The request whose cell runs and may ask; null where nobody would answer.</summary>
    public Request? Asking
    {
        get
        {
            lock (_gate)
            {
                return _asking;
            }
        }

        set
        {
            lock (_gate)
            {
                _asking = value;
            }
        }
    }

    /// <summary>Takes an answer; one that nobody waits for is dropped.</summary>
    /// <param name="reply">The <c>input_reply</c>.</param>
    public void Receive(Request reply)
    {
        if (reply.Text("value") is { } value)
        {
            lock (_gate)
            {
                _answer?.TrySetResult(value);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string?> ReadAsync(string prompt, bool isSecret, CancellationToken cancellation)
    {
        await _questions.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Asking is not { } request)
            {
                return null;
            }

            TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _answer = answer;
            }

            correspondence.Ask(request, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isSecret });
            return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _answer = null;
            }

            _questions.Release();
        }
    }
}
