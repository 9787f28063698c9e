using System.Collections.Concurrent;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>
/// Whether the decisions of a stamp still stand. Notes only: the notebook did decide so, and running it again would
/// record the same.
/// </summary>
internal sealed class DecisionChecks
{
    private readonly ConcurrentDictionary<Workspace, Lazy<Dictionary<string, Decision>>> _known = new();

    /// <summary>Names those that are gone, cannot be read, or were superseded.</summary>
    /// <param name="decisions">Their ids.</param>
    /// <param name="workspace">The workspace.</param>
    /// <remarks>All decisions are read once a workspace, however many notebooks ask.</remarks>
    public IEnumerable<StampDifference> Of(IReadOnlyList<string> decisions, Workspace workspace)
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        Dictionary<string, Decision> known = _known.GetOrAdd(workspace, place => new Lazy<Dictionary<string, Decision>>(
            () => new DecisionStore(place).Readable().Decisions.ToDictionary(decision => decision.Id, StringComparer.Ordinal))).Value;
        return from id in decisions
               let now = Now(known.GetValueOrDefault(id))
               where now is not null
               select new StampDifference(DifferenceKind.DecisionChanged, DifferenceWeight.Note, id, "recorded", now, Remedy.Nothing);
    }

    private static string? Now(Decision? decision) => decision switch
    {
        null => "its file is gone, or cannot be read",
        { SupersededBy: { } by } => $"superseded by {by}",
        _ => null,
    };
}
