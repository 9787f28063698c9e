using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.History;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Brings back the cells that ran.</summary>
/// <param name="history">The cells.</param>
internal sealed class HistoryHandler(CellHistory history) : IRequestHandler
{
    /// <summary>How many runs are brought back where the front end does not say.</summary>
    private const int UsualCount = 1000;

    private const int LongestPattern = 500;

    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["history_request"];

    /// <inheritdoc/>
    public ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation)
    {
        IReadOnlyList<HistoryEntry>? entries = request.Text("hist_access_type") switch
        {
            "tail" => history.Tail(request.Integer("n") ?? UsualCount),
            "range" => history.Range(request.Integer("session") ?? 0, request.Integer("start") ?? 1, request.Integer("stop")),
            "search" when (request.Text("pattern") ?? "*") is { Length: <= LongestPattern } pattern =>
                history.Search(pattern, request.Integer("n"), request.Flag("unique", otherwise: false)),
            _ => null,
        };
        if (entries is null)
        {
            return ValueTask.FromResult<JsonObject?>(Replies.Refused(
                "MLOPS2208", "This way to ask for the history is not known. Ask for tail, range, or search with a pattern of up to 500 characters."));
        }

        bool output = request.Flag("output", otherwise: false);
        JsonObject content = Replies.Ok();
        content["history"] = new JsonArray([.. entries.Select(entry => new JsonArray(
            CellHistory.Session,
            entry.Number,
            output ? new JsonArray(entry.Source, entry.Result) : entry.Source))]);
        return ValueTask.FromResult<JsonObject?>(content);
    }
}
