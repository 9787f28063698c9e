using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>
/// Settles a notebook's stamp when its run reached the end, and brings the pin cell's output up to date, so that running
/// a finished notebook again gives the very same document.
/// </summary>
/// <param name="services">The ports.</param>
public sealed class PinCompletion(CommandServices services) : IRunCompletion
{
    /// <inheritdoc/>
    public async Task<NotebookDocument> CompleteAsync(INotebookSession session, NotebookDocument document, CancellationToken cancellation)
    {
        JournalFact.NotebookPinned[] pins = [.. session.Journal.Facts.OfType<JournalFact.NotebookPinned>()];
        if (pins.Length == 0 || session.NotebookPath is not { } notebook)
        {
            return document;
        }

        Workspace workspace = WorkspaceLocator.Find(notebook);
        PinStore store = new(workspace);
        if (store.Find(notebook) is not { } stamp)
        {
            return document;
        }

        bool written = pins.Any(pin => pin.Written);
        if (written || !stamp.Settled)
        {
            Stamp whole = await WholeAsync(stamp, session, workspace, cancellation).ConfigureAwait(false);
            if (!written && HasChanged(stamp, whole))
            {
                // A pending stamp of another session, which this run contradicts: only --update may replace it.
                return document;
            }

            stamp = store.Write(StampSettler.Settle(whole, DocumentCells.Of(document, services.Fingerprint.Value, whole.Cells)), null);
        }

        StampCompleteness completeness = StampCompleteness.Create(services, workspace);
        PinResult result = new(
            PinOutcome.Fresh, workspace.Relative(store.PathOf(notebook)), stamp, [], stamp.Flaws, completeness.Of(stamp, cancellation), []);
        return WithOutput(document, ViewRenderer.Render(PinRenderer.View(result), result.ToJson()));
    }

    private async Task<Stamp> WholeAsync(Stamp stamp, INotebookSession session, Workspace workspace, CancellationToken cancellation)
    {
        ISnapshotStore snapshots = services.Snapshots(workspace);
        Dictionary<string, SnapshotManifest> said = stamp.Models
            .Where(model => model is { Assumed: false, Population: not null, PopulationId: not null } && session.Variables.Any(variable => variable.Name == model.Name))
            .ToDictionary(model => model.Name, model => snapshots.Find($"{model.Population}@{model.PopulationId}"));
        Stamp whole = await new SessionStamp(services, workspace)
            .OfAsync(session, stamp.Notebook, stamp.Question, said, cancellation).ConfigureAwait(false);
        return whole with { Stamped = stamp.Stamped, Git = stamp.Git, Pins = stamp.Pins, Replaces = stamp.Replaces };
    }

    private bool HasChanged(Stamp stamp, Stamp whole) => StampDifferences
        .Of(stamp, whole, 0, source => CellPackages.Without(source, services.Fingerprint.Value))
        .Any(difference => difference.Weight == DifferenceWeight.Material && difference.Was is not null);

    /// <summary>Outputs that told of a first or an unchanged stamp now tell of the settled one; those that told differences stay.</summary>
    private static NotebookDocument WithOutput(NotebookDocument document, Bundle bundle)
    {
        for (int index = 0; index < document.Cells.Count; index++)
        {
            NotebookCell cell = document.Cells[index];
            if (cell.Kind == CellKind.Code && StampLines.AnyIn(cell.Source) && cell.Outputs.Any(IsPlainPin))
            {
                CellOutput[] outputs = [.. cell.Outputs.Select(output => IsPlainPin(output) ? ((CellOutput.Display)output) with { Bundle = bundle } : output)];
                document = document.Replace(index, cell.WithRun(cell.ExecutionCount, outputs));
            }
        }

        return document;
    }

    private static bool IsPlainPin(CellOutput output)
    {
        if (output is not CellOutput.Display { Bundle.Result: { } json })
        {
            return false;
        }

        using JsonDocument result = JsonDocument.Parse(json);
        return result.RootElement.ValueKind == JsonValueKind.Object
            && result.RootElement.TryGetProperty("schema", out JsonElement schema) && schema.ValueEquals("mlops.pin-result/1")
            && result.RootElement.GetProperty("outcome").GetString() is ("stamped" or "extended" or "fresh");
    }
}
