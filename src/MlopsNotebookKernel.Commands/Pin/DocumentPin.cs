using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Settles a pending stamp from the saved notebook, in a terminal.</summary>
/// <param name="services">The ports.</param>
internal sealed class DocumentPin(CommandServices services)
{
    private static readonly string[] OfTheCell = ["question", "model", "update"];

    /// <summary>Settles.</summary>
    public async Task<PinResult> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        if (OfTheCell.FirstOrDefault(arguments.Has) is { } option)
        {
            throw new UsageException("MLOPS1007", $"--{option} belongs in the notebook: only a run knows what it relied on.", $"Write #!mlops-pin --{option} in a cell and run: mlops run NOTEBOOK.");
        }

        string notebook = PinHandler.Notebook(arguments, context);
        Workspace workspace = WorkspaceLocator.Find(notebook);
        PinStore store = new(workspace);
        NotebookDocument document = await NotebookDocument.ReadAsync(notebook, cancellation).ConfigureAwait(false);
        Stamp stamp = store.Find(notebook) ?? throw new StampException(
            "MLOPS1707",
            $"{store.NameOf(notebook)} has no stamp to settle.",
            "Put #!mlops-pin --question \"…\" in a cell and run it: mlops run NOTEBOOK.");
        bool settle = !stamp.Settled;
        if (settle)
        {
            // A stamp says whose it is, and anybody may have written it: what is settled is the stamp of this notebook.
            IReadOnlyList<DocumentCell> cells = DocumentCells.Of(document, services.Fingerprint.Value, stamp.Cells);
            Stamp settled = StampSettler.Settle(LaterRuns.Add(stamp, cells), cells);
            stamp = store.Write(settled with { Notebook = store.NameOf(notebook) }, null);
        }

        StampCompleteness completeness = StampCompleteness.Create(services, workspace);
        return new PinResult(
            settle ? PinOutcome.Settled : PinOutcome.AlreadySettled,
            workspace.Relative(store.PathOf(notebook)),
            stamp,
            [],
            stamp.Flaws,
            completeness.Of(stamp, cancellation),
            []);
    }
}
