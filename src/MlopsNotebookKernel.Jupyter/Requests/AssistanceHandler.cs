using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Messages;
using MlopsNotebookKernel.Jupyter.Outputs;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Answers while a cell is written: completion, documentation, whether it is finished. Does not wait for cells.</summary>
/// <param name="kernel">The session, once there is one.</param>
internal sealed class AssistanceHandler(Lazy<Task<IInteractiveKernel>> kernel) : IRequestHandler
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["complete_request", "inspect_request", "is_complete_request"];

    /// <inheritdoc/>
    public async ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation)
    {
        if (request.Text("code") is not { } code)
        {
            return Replies.Refused("MLOPS2207", "The request has no code. The front end must send it.");
        }

        ICellAssistant assistant = (await kernel.Value.ConfigureAwait(false)).Assistant;
        return request.Header.Type switch
        {
            "complete_request" => Offer(code, await assistant.CompleteAsync(code, Cursor(request, code), cancellation).ConfigureAwait(false)),
            "inspect_request" => Said(await assistant.InspectAsync(code, Cursor(request, code), cancellation).ConfigureAwait(false)),
            _ => Judged(await assistant.JudgeAsync(code, cancellation).ConfigureAwait(false)),
        };
    }

    private static int Cursor(Request request, string code) => CursorPosition.ToOffset(code, request.Integer("cursor_pos"));

    private static JsonObject Offer(string code, CompletionOffer offer)
    {
        int start = CursorPosition.FromOffset(code, offer.Start);
        int end = CursorPosition.FromOffset(code, offer.End);
        JsonObject content = Replies.Ok();
        content["matches"] = new JsonArray([.. offer.Items.Select(item => (JsonNode)item.Text)]);
        content["cursor_start"] = start;
        content["cursor_end"] = end;
        content["metadata"] = new JsonObject
        {
            // Not in the specification: JupyterLab shows the kind of each item from it.
            ["_jupyter_types_experimental"] = new JsonArray([.. offer.Items.Select(item => new JsonObject
            {
                ["text"] = item.Text,
                ["type"] = item.Kind,
                ["signature"] = item.Description ?? "",
                ["start"] = start,
                ["end"] = end,
            })]),
        };
        return content;
    }

    private static JsonObject Said(Inspection? inspection)
    {
        JsonObject content = Replies.Ok();
        content["found"] = inspection is not null;
        content["data"] = inspection is null ? new JsonObject() : WireBundle.Data(inspection.Bundle);
        content["metadata"] = new JsonObject();
        return content;
    }

    private static JsonObject Judged(Completeness completeness) => completeness.Kind switch
    {
        CompletenessKind.Complete => new JsonObject { ["status"] = "complete" },
        CompletenessKind.Incomplete => new JsonObject { ["status"] = "incomplete", ["indent"] = completeness.Indent },
        CompletenessKind.Invalid => new JsonObject { ["status"] = "invalid" },
        _ => new JsonObject { ["status"] = "unknown" },
    };
}
