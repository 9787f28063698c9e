using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Outputs;

/// <summary>
/// Tells everybody what a cell puts out. Text is collected for some milliseconds and sent in one message: a message a
/// character makes front ends slow, and servers drop messages that come too fast.
/// </summary>
internal sealed class OutputPublisher : IOutputSink, IDisposable
{
    /// <summary>How long text waits for more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>How much text is sent without waiting, in characters.</summary>
    private const int LargestWait = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly Correspondence _correspondence;
    private readonly Request _request;
    private readonly string _displays;
    private readonly int _executionCount;
    private readonly ITimer _timer;
    private bool _isError;

    /// <summary>Starts to take a cell's outputs.</summary>
    /// <param name="correspondence">Sends them.</param>
    /// <param name="request">The request that runs the cell.</param>
    /// <param name="sessionId">Names the session: displays of two sessions of one document must not be taken for each other.</param>
    /// <param name="executionCount">The number of the run.</param>
    /// <param name="clock">Times the wait.</param>
    public OutputPublisher(Correspondence correspondence, Request request, string sessionId, int executionCount, TimeProvider clock)
    {
        _correspondence = correspondence;
        _request = request;
        _displays = sessionId;
        _executionCount = executionCount;
        _timer = clock.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Write(CellOutput output)
    {
        lock (_gate)
        {
            if (output is CellOutput.Stream stream)
            {
                Collect(stream);
                return;
            }

            SendText();
            switch (output)
            {
                case CellOutput.Display display:
                    Publish("display_data", Shown(display.Bundle, display.DisplayId));
                    break;
                case CellOutput.Update update:
                    Publish("update_display_data", Shown(update.Bundle, update.DisplayId));
                    break;
                case CellOutput.Result result:
                    JsonObject content = Shown(result.Bundle, null);
                    content["execution_count"] = _executionCount;
                    Publish("execute_result", content);
                    break;
                case CellOutput.Clear clear:
                    Publish("clear_output", new JsonObject { ["wait"] = clear.Wait });
                    break;
                case CellOutput.Error error:
                    Publish("error", Replies.Error(error, []));
                    break;
            }
        }
    }

    /// <summary>Sends the text that waits.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            SendText();
        }
    }

    /// <summary>Sends the text that waits, and ends.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Flush();
    }

    private void Collect(CellOutput.Stream stream)
    {
        if (stream.IsError != _isError)
        {
            SendText();
            _isError = stream.IsError;
        }

        if (_text.Length == 0)
        {
            _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }

        _text.Append(stream.Text);
        if (_text.Length >= LargestWait)
        {
            SendText();
        }
    }

    private void SendText()
    {
        if (_text.Length > 0)
        {
            Publish("stream", new JsonObject { ["name"] = _isError ? "stderr" : "stdout", ["text"] = _text.ToString() });
            _text.Clear();
        }
    }

    private JsonObject Shown(Bundle bundle, string? displayId)
    {
        JsonObject content = new() { ["data"] = WireBundle.Data(bundle), ["metadata"] = new JsonObject() };
        if (displayId is not null)
        {
            content["transient"] = new JsonObject { ["display_id"] = $"{_displays}-{displayId}" };
        }

        return content;
    }

    private void Publish(string type, JsonObject content) => _correspondence.Publish(_request, type, content);
}
