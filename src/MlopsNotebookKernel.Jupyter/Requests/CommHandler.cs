using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Answers front ends that look for widgets: there are none here, and one that is opened is closed at once.</summary>
/// <param name="correspondence">Closes what is opened.</param>
internal sealed class CommHandler(Correspondence correspondence) : IRequestHandler
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["comm_info_request", "comm_open", "comm_msg", "comm_close"];

    /// <inheritdoc/>
    public ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation)
    {
        if (request.Header.Type == "comm_open" && request.Text("comm_id") is { } id)
        {
            correspondence.Publish(request, "comm_close", new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() });
        }

        JsonObject? content = null;
        if (request.Header.Type == "comm_info_request")
        {
            content = Replies.Ok();
            content["comms"] = new JsonObject();
        }

        return ValueTask.FromResult(content);
    }
}
