using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>What came of running a cell.</summary>
/// <param name="ExecutionCount">The number of this run in its session, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Outputs">All outputs in order, updates applied, neighbouring stream texts joined.</param>
/// <param name="Duration">Wall time.</param>
public sealed record CellRun(
    int ExecutionCount,
    CellStatus Status,
    IReadOnlyList<CellOutput> Outputs,
    TimeSpan Duration);
