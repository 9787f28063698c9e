using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Jupyter.Tests.Rigs;

/// <summary>A session without a language: each cell is a word that says what it does.</summary>
internal sealed class ScriptedKernel : IInteractiveKernel, ICellAssistant
{
    public List<CellSubmission> Ran { get; } = [];

    public ICellAssistant Assistant => this;

    public IInputReader? Input { get; set; }

    public string Id => "0123456789abcdef";

    public string? NotebookPath => null;

    public string WorkingDirectory => "/";

    public int ExecutionCount { get; private set; }

    public string? CurrentSource => null;

    public Journal Journal { get; } = new();

    public IReadOnlyList<SessionVariable> Variables => [];

    public IReadOnlyList<ResolvedPackage> Packages => [];

    public IReadOnlyList<string> ReferencedFiles => [];

    public IReadOnlyList<string> ReferencePaths => [];

    public IReadOnlyList<string> Imports => [];

    /// <summary>Set when a cell that waits has begun.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets a cell that is held go on.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<CellRun> RunAsync(CellSubmission cell, IOutputSink sink, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Ran.Add(cell);
        ExecutionCount += cell.IsSilent ? 0 : 1;
        List<CellOutput> outputs = [];
        CellStatus status = CellStatus.Succeeded;
        foreach (string line in cell.Source.Split('\n'))
        {
            string word = line.Split(' ')[0];
            CellOutput? output = word switch
            {
                "out" => new CellOutput.Stream(false, line[4..]),
                "err" => new CellOutput.Stream(true, line[4..]),
                "result" => new CellOutput.Result(Bundle.OfHtml($"<b>{line[7..]}</b>", line[7..])),
                "display" => new CellOutput.Display(Bundle.OfText(line[8..]), "d1"),
                "update" => new CellOutput.Update(Bundle.OfText(line[7..]), "d1"),
                "clear" => new CellOutput.Clear(true),
                "fail" => new CellOutput.Error("E", line[5..], "line 1, column 1", ["in cell 1"]),
                "ask" => new CellOutput.Stream(false, await Input!.ReadAsync("name? ", false, cancellation) ?? "(nobody)"),
                _ => null,
            };
            if (output is not null)
            {
                sink.Write(output);
                outputs.Add(output);
                status = output is CellOutput.Error ? CellStatus.Failed : status;
            }

            status = word switch
            {
                "wait" => await WaitAsync(cancellation),
                "hold" => await HoldAsync(),
                "crash" => throw new InvalidOperationException("secret inside"),
                _ => status,
            };
        }

        return new CellRun(ExecutionCount, status, outputs, TimeSpan.Zero);
    }

    public Task<CellOutput> EvaluateAsync(string expression, CancellationToken cancellation) => Task.FromResult<CellOutput>(
        expression == "bad" ? new CellOutput.Error("E", "bad", null, []) : new CellOutput.Result(Bundle.OfText("=" + expression)));

    public Task<CompletionOffer> CompleteAsync(string text, int position, CancellationToken cancellation)
    {
        if (text.StartsWith("fault", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("secret inside");
        }

        int start = text.LastIndexOf(' ', position - 1) + 1;
        return Task.FromResult(new CompletionOffer(start, position, [new CompletionItem(text[start..position] + "X", "method", "does X")]));
    }

    public Task<Inspection?> InspectAsync(string text, int position, CancellationToken cancellation) =>
        Task.FromResult(text.Length == 0 ? null : new Inspection(0, position, Bundle.OfText($"about {text[..position]}")));

    public Task<Completeness> JudgeAsync(string text, CancellationToken cancellation) => Task.FromResult(
        text.EndsWith('{') ? new Completeness(CompletenessKind.Incomplete, "    ") : new Completeness(CompletenessKind.Complete));

    public Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation) => Task.CompletedTask;

    public Task<object?> ContributeAsync(string code, CancellationToken cancellation) => Task.FromResult<object?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<CellStatus> WaitAsync(CancellationToken cancellation)
    {
        Waiting.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return CellStatus.Cancelled;
    }

    private async Task<CellStatus> HoldAsync()
    {
        Waiting.TrySetResult();
        await Held.Task;
        return CellStatus.Succeeded;
    }
}
