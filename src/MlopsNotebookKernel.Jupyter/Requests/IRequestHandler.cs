using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Serves requests of some types.</summary>
internal interface IRequestHandler
{
    /// <summary>The types it serves.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>Serves a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">The kernel ends.</param>
    /// <returns>The content of the answer; null where none is due.</returns>
    /// <exception cref="Domain.Errors.MlopsException">It cannot be served; the answer says so.</exception>
    ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation);
}
