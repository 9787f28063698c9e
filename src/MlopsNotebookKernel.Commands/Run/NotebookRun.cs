using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>
/// Runs the code cells of a notebook in order, and keeps the document as it stands: cells that ran with their outputs,
/// those that did not yet with none, so that a document never mixes two runs.
/// </summary>
internal sealed class NotebookRun
{
    private readonly INotebookKernel _kernel;
    private readonly CommandContext _context;
    private readonly TimeProvider _clock;
    private readonly List<RunCell> _cells = [];

    /// <summary>Prepares a run.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="kernel">Runs its cells.</param>
    /// <param name="context">Takes progress and outputs.</param>
    /// <param name="clock">Measures.</param>
    public NotebookRun(NotebookDocument document, INotebookKernel kernel, CommandContext context, TimeProvider clock)
    {
        _kernel = kernel;
        _context = context;
        _clock = clock;
        Document = document;
        for (int i = 0; i < document.Cells.Count; i++)
        {
            NotebookCell cell = document.Cells[i];
            if (cell.Kind != CellKind.Code)
            {
                continue;
            }

            Document = Document.Replace(i, cell.WithRun(null, []));
            if (cell.Source.Trim().Length > 0)
            {
                string title = cell.Source.Split('\n').First(line => line.Trim().Length > 0).Trim();
                _cells.Add(new RunCell(_cells.Count + 1, i, cell.Id, cell.Language, title, null, null));
            }
        }
    }

    /// <summary>The notebook as it stands.</summary>
    public NotebookDocument Document { get; set; }

    /// <summary>Its code cells as they stand.</summary>
    public IReadOnlyList<RunCell> Cells => _cells;

    /// <summary>How the run ended, or stands.</summary>
    public RunStatus Status { get; private set; } = RunStatus.Succeeded;

    /// <summary>Why it stopped; null when it did not.</summary>
    public RunFailure? Failure { get; private set; }

    /// <summary>Runs the cells until one fails or the run is interrupted.</summary>
    /// <param name="cancellation">Interrupts; what ran is kept.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        long started = _clock.GetTimestamp();
        for (int i = 0; i < _cells.Count && Status is RunStatus.Succeeded or RunStatus.Incomplete; i++)
        {
            RunCell cell = _cells[i];
            _context.Progress?.Report(new CommandProgress(
                string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number} of {_cells.Count}, {_clock.GetElapsedTime(started).TotalSeconds:0.0} s: {Clip(cell.Title)}"),
                (double)i / _cells.Count));
            if (await RunAsync(cell, cancellation).ConfigureAwait(false) is not { } run)
            {
                Status = RunStatus.Cancelled;
                return;
            }

            _cells[i] = cell with { Status = run.Status, Seconds = run.Duration.TotalSeconds };
            Document = Document.Replace(cell.Index, Document.Cells[cell.Index].WithRun(run.ExecutionCount, run.Outputs));
            Status = run.Status switch
            {
                CellStatus.Failed => RunStatus.Failed,
                CellStatus.Cancelled => RunStatus.Cancelled,
                CellStatus.NotServed => RunStatus.Incomplete,
                _ => Status,
            };
            Failure = run.Status == CellStatus.Failed ? Explain(cell, run) : Failure;
        }
    }

    /// <summary>Runs a cell; null when the run was interrupted before it began.</summary>
    private async Task<CellRun?> RunAsync(RunCell cell, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return await _kernel.RunAsync(
                new CellSubmission(Document.Cells[cell.Index].Source, cell.Language, cell.Id, cell.Index),
                _context.Sink ?? Nobody.Instance, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private RunFailure Explain(RunCell cell, CellRun run)
    {
        CellOutput.Error? error = run.Outputs.OfType<CellOutput.Error>().LastOrDefault();
        return new RunFailure(
            cell.Number,
            error?.Place,
            error?.Name ?? "Failed",
            error?.Message ?? "The cell failed without saying why.",
            SourceExcerpt.Around(Document.Cells[cell.Index].Source, error?.Place));
    }

    private static string Clip(string title) => title.Length > 60 ? title[..59] + "…" : title;

    private sealed class Nobody : IOutputSink
    {
        public static Nobody Instance { get; } = new();

        public void Write(CellOutput output)
        {
        }
    }
}
