using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Execution;
using MlopsNotebookKernel.Jupyter.Messages;

namespace MlopsNotebookKernel.Jupyter.Requests;

/// <summary>Interrupts the cell that runs.</summary>
/// <param name="executions">The cells.</param>
internal sealed class InterruptHandler(CellExecutions executions) : IRequestHandler
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types => ["interrupt_request"];

    /// <inheritdoc/>
    public ValueTask<JsonObject?> AnswerAsync(Request request, CancellationToken cancellation)
    {
        executions.Interrupt();
        return ValueTask.FromResult<JsonObject?>(Replies.Ok());
    }
}
