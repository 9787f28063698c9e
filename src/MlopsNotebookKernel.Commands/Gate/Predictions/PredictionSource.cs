using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Gets a side's predictions from what the user named.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
/// <param name="policy">The policy, which names the columns.</param>
internal sealed class PredictionSource(CommandServices services, CommandContext context, GatePolicy policy)
{
    /// <summary>Reads predictions.</summary>
    /// <param name="text">What the user wrote: a file, a variable or a snapshot.</param>
    /// <param name="rows">The rows to score a model on; null where none were given.</param>
    /// <param name="isChampion">Whether it is the champion's side.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<PredictionTable> ReadAsync(string text, string? rows, bool isChampion, CancellationToken cancellation)
    {
        DataReferences references = new(services);
        DataReference reference = references.Resolve(text, context);
        if (reference is DataReference.Kept kept && context.Session is { } session)
        {
            session.Journal.Add(new JournalFact.SnapshotUsed(session.ExecutionCount, kept.Manifest.Name, kept.Manifest.Id, null, null) { Restored = true });
        }

        ITable table = await references.OpenAsync(reference, context, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await new PredictionReader(policy, table, reference.Label).ReadAsync(isChampion, isScoredHere: false, cancellation).ConfigureAwait(false);
        }
    }
}
