using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate.Models;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Gets a side's predictions from what the user named: reads them, or scores the model.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
/// <param name="policy">The policy, which names the columns.</param>
internal sealed class PredictionSource(CommandServices services, CommandContext context, GatePolicy policy)
{
    /// <summary>Whether predictions lie in a file or a snapshot, where nobody changes them meanwhile.</summary>
    /// <param name="text">What the user wrote.</param>
    public bool IsStored(string text) =>
        new DataReferences(services).Resolve(text, context) is (DataReference.Location or DataReference.Kept) and var reference && !ModelScoring.IsModel(reference);

    /// <summary>Reads predictions.</summary>
    /// <param name="text">What the user wrote: a file, a variable or a snapshot, of predictions or of a model.</param>
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

        if (ModelScoring.IsModel(reference))
        {
            return await ScoreAsync(reference, rows, isChampion, cancellation).ConfigureAwait(false);
        }

        ITable table = await references.OpenAsync(reference, context, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await new PredictionReader(policy, table, reference.Label).ReadAsync(isChampion, isScoredHere: false, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Models scored on the same rows need no names for them: their order tells.</summary>
    private async Task<PredictionTable> ScoreAsync(DataReference reference, string? rows, bool isChampion, CancellationToken cancellation)
    {
        context.Progress?.Report(new CommandProgress($"scoring {reference.Label}"));
        (string? path, string? folder) = await FileAsync(reference, cancellation).ConfigureAwait(false);
        try
        {
            (object view, double? milliseconds) = await Task.Run(() => new ModelScoring(policy, context).Score(reference, path, rows), cancellation).ConfigureAwait(false);
            ITable table = await services.Tables.Value.OpenAsync(new TableSource.Rows(view, reference.Label.TrimStart('@')), cancellation).ConfigureAwait(false);
            await using (table.ConfigureAwait(false))
            {
                PredictionTable read = await new PredictionReader(policy, table, reference.Label)
                    .ReadAsync(isChampion, isScoredHere: policy.Columns.Id is null, cancellation).ConfigureAwait(false);
                read.MeasuredLatency = read.Rows == 0 ? null : milliseconds / read.Rows;
                return read;
            }
        }
        finally
        {
            if (folder is not null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<(string? Path, string? Folder)> FileAsync(DataReference reference, CancellationToken cancellation)
    {
        switch (reference)
        {
            case DataReference.Location location:
                return (location.Path, null);
            case DataReference.Kept kept:
                string folder = Directory.CreateTempSubdirectory("mlops-gate-").FullName;
                SnapshotFile file = kept.Manifest.Files[0];
                string copy = Path.Combine(folder, "model.zip");
                await services.Contents(context.Workspace).WriteAsync(kept.Manifest, file, copy, cancellation).ConfigureAwait(false);
                return (copy, folder);
            default:
                return (null, null);
        }
    }
}
