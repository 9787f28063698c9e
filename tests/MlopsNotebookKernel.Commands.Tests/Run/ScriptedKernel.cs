using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Run;

/// <summary>A kernel that knows a few words: <c>throw</c> fails, <c>stop</c> is interrupted, <c>break</c> breaks the session, all else is echoed.</summary>
internal sealed class ScriptedKernel(string? notebookPath, string workingDirectory, Action stop) : INotebookKernel
{
    public List<CellSubmission> Submitted { get; } = [];

    public bool IsDisposed { get; private set; }

    public string Id => "scripted";

    public string? NotebookPath => notebookPath;

    public string WorkingDirectory => workingDirectory;

    public int ExecutionCount { get; private set; }

    public string? CurrentSource => null;

    public Journal Journal { get; } = new();

    public IReadOnlyList<SessionVariable> Variables => [];

    public IReadOnlyList<ResolvedPackage> Packages =>
    [
        new("Microsoft.ML", "5.0.1", "5.0.1", "", "cache", ["Microsoft.ML.DataView"]),
        new("Microsoft.ML.DataView", "5.0.1", null, "", "cache", []),
    ];

    public IReadOnlyList<string> ReferencedFiles => [];

    public IReadOnlyList<string> ReferencePaths => [];

    public IReadOnlyList<string> Imports => [];

    public Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<object?> ContributeAsync(string code, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CellRun> RunAsync(CellSubmission cell, IOutputSink sink, CancellationToken cancellation)
    {
        Submitted.Add(cell);
        ExecutionCount++;
        (CellStatus status, CellOutput output) = cell switch
        {
            { Language: not "csharp" } => (CellStatus.NotServed, new CellOutput.Display(Bundle.OfText("Not run."))),
            { Source: "throw" or "int x = 1;\nint y = 2;\nthrow" } => (CellStatus.Failed, new CellOutput.Error("InvalidOperationException", "No rows.", "line 3, column 1", [])),
            { Source: "stop" } => Stop(),
            { Source: "break" } => throw new InvalidOperationException("The session broke."),
            _ => (CellStatus.Succeeded, (CellOutput)new CellOutput.Result(Bundle.OfText(cell.Source))),
        };
        sink.Write(output);
        return Task.FromResult(new CellRun(ExecutionCount, status, [output], TimeSpan.FromSeconds(0.5)));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private (CellStatus, CellOutput) Stop()
    {
        stop();
        return (CellStatus.Cancelled, new CellOutput.Stream(true, "[The cell was interrupted.]\n"));
    }
}
