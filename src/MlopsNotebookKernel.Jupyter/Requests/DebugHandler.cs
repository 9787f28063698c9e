using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Declines debugging, in the words of the debug adapter protocol.</summary>
internal sealed class DebugHandler : IRequestHandler
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["debug_request"];

    /// <inheritdoc/>
    public ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation) =>
        ValueTask.FromResult<JsonObject?>(new JsonObject
        {
            ["type"] = "response",
            ["seq"] = 1,
            ["request_seq"] = request.Integer("seq") ?? 0,
            ["command"] = request.Text("command") ?? "",
            ["success"] = false,
            ["message"] = "This kernel has no debugger. Export the cells to a library and debug that.",
        });
}
