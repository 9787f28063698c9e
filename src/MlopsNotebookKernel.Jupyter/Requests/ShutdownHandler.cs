using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Ends the kernel. A restart ends it too: the front end starts another.</summary>
/// <param name="correspondence">Tells the other front ends.</param>
/// <param name="end">Ends the kernel, once the answer is sent; must not wait.</param>
internal sealed class ShutdownHandler(Correspondence correspondence, Action end) : IRequestHandler
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["shutdown_request"];

    /// <inheritdoc/>
    public ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation)
    {
        correspondence.Publish(request, "shutdown_reply", Content(request));
        end();
        return ValueTask.FromResult<JsonObject?>(Content(request));
    }

    private static JsonObject Content(Request request)
    {
        JsonObject content = Replies.Ok();
        content["restart"] = request.Flag("restart", otherwise: false);
        return content;
    }
}
