using System.Text.Json.Nodes;

namespace MlopsNotebookKernel.Jupyter.Execution;

/// <summary>What came of a cell's request.</summary>
/// <param name="Reply">The content of the answer.</param>
/// <param name="OthersRun">Whether cells that wait may run: not after one that failed or was interrupted, and asked for them to stop then.</param>
internal sealed record ExecutionOutcome(JsonObject Reply, bool OthersRun);
