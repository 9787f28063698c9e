using System.Text.Json;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Execution;

/// <summary>A request to run a cell, read.</summary>
/// <param name="Request">The request.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="IsSilent">Whether nothing it puts out is told.</param>
/// <param name="IsCounted">Whether it is a cell of the notebook: counted, in the journal, in the history.</param>
/// <param name="AllowsStdin">Whether somebody is there to answer questions.</param>
/// <param name="StopsOnError">Whether cells that wait are given up when it fails.</param>
/// <param name="Expressions">Expressions to evaluate after it, by name.</param>
/// <param name="CellId">The cell's id in its document, where the front end says it.</param>
internal sealed record ExecuteRequest(
    Request Request,
    string Code,
    bool IsSilent,
    bool IsCounted,
    bool AllowsStdin,
    bool StopsOnError,
    IReadOnlyList<KeyValuePair<string, string>> Expressions,
    string? CellId)
{
    private const int LongestId = 512;

    /// <summary>Reads a request; null where it has no code, or holds texts that are none.</summary>
    /// <param name="request">The request.</param>
    public static ExecuteRequest? Read(Request request)
    {
        try
        {
            return request.Text("code") is { } code ? Read(request, code) : null;
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair.
            return null;
        }
    }

    private static ExecuteRequest Read(Request request, string code)
    {
        bool silent = request.Flag("silent", otherwise: false);
        return new ExecuteRequest(
            request,
            code,
            silent,
            !silent && request.Flag("store_history", otherwise: true),
            request.Flag("allow_stdin", otherwise: false),
            request.Flag("stop_on_error", otherwise: true),
            ReadExpressions(request.Content),
            ReadCellId(request.Metadata));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> ReadExpressions(JsonElement content) =>
        content.TryGetProperty("user_expressions", out JsonElement expressions) && expressions.ValueKind == JsonValueKind.Object
            ? [.. expressions.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))]
            : [];

    private static string? ReadCellId(JsonElement metadata) =>
        metadata.TryGetProperty("cellId", out JsonElement id) && id.ValueKind == JsonValueKind.String
            && id.GetString() is { Length: > 0 and <= LongestId } text ? text : null;
}
