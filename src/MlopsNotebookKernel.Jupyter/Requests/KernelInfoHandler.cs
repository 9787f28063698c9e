using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Says what this kernel is. Needs no session, so that a front end is answered before there is one.</summary>
/// <param name="language">The language of its cells.</param>
/// <param name="version">The tool's version.</param>
internal sealed class KernelInfoHandler(KernelLanguage language, string version) : IRequestHandler
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["kernel_info_request"];

    /// <inheritdoc/>
    public ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation)
    {
        JsonObject content = Replies.Ok();
        content["protocol_version"] = MessageWriter.ProtocolVersion;
        content["implementation"] = "mlops";
        content["implementation_version"] = version;
        content["language_info"] = new JsonObject
        {
            ["name"] = language.Name,
            ["version"] = language.Version,
            ["mimetype"] = language.MimeType,
            ["file_extension"] = language.FileExtension,
            ["pygments_lexer"] = language.Lexer,
            ["codemirror_mode"] = language.EditorMode,
        };
        content["banner"] = $"mlops {version}: {language.Name} {language.Version}. #!mlops-help lists the commands.";
        content["help_links"] = new JsonArray();
        content["debugger"] = false;
        content["supported_features"] = new JsonArray();
        return ValueTask.FromResult<JsonObject?>(content);
    }
}
