using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.History;
using MlopsNotebookKernel.Jupyter.Input;
using MlopsNotebookKernel.Jupyter.Messages;
using MlopsNotebookKernel.Jupyter.Outputs;

namespace MlopsNotebookKernel.Jupyter.Execution;

/// <summary>Runs one cell, from its request to its outcome.</summary>
/// <param name="kernel">The session, once there is one.</param>
/// <param name="correspondence">Sends outputs.</param>
/// <param name="stdin">Asks for the cell.</param>
/// <param name="history">Remembers the cell.</param>
/// <param name="log">Takes faults.</param>
/// <param name="clock">Times outputs.</param>
internal sealed class CellExecution(
    Lazy<Task<IInteractiveKernel>> kernel,
    Correspondence correspondence,
    StdinReader stdin,
    CellHistory history,
    KernelLog log,
    TimeProvider clock)
{
    /// <summary>Runs the cell that a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public async Task<ExecutionOutcome> RunAsync(Request request, CancellationToken cancellation)
    {
        if (ExecuteRequest.Read(request) is not { } execute)
        {
            return new ExecutionOutcome(Replies.Refused("MLOPS2207", "The request has no code. The front end must send it."), true);
        }

        JsonObject content;
        bool succeeded = false;
        try
        {
            IInteractiveKernel session = await kernel.Value.ConfigureAwait(false);
            (succeeded, content) = await RunAsync(session, execute, cancellation).ConfigureAwait(false);
            content["execution_count"] = session.ExecutionCount;
        }
        catch (MlopsException fault)
        {
            content = Failed(execute, new CellOutput.Error(fault.Code, $"{fault.Message} {fault.Remedy}", null, []));
        }
        catch (OperationCanceledException)
        {
            if (!execute.IsSilent)
            {
                correspondence.Publish(request, "stream", new JsonObject { ["name"] = "stderr", ["text"] = "[The cell was interrupted before it ran.]\n" });
            }

            content = Interrupted();
        }
#pragma warning disable CA1031 // A fault of ours fails the cell, never the kernel; the log has its stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.Fault("A cell could not be run", fault);
            content = Failed(execute, new CellOutput.Error(
                "MLOPS9999", $"An internal fault: {fault.Message} Please report it with what the kernel's log says.", null, []));
        }

        content.TryAdd("execution_count", (JsonNode)0);
        return new ExecutionOutcome(content, succeeded || !execute.StopsOnError);
    }

    private async Task<(bool Succeeded, JsonObject Content)> RunAsync(
        IInteractiveKernel session, ExecuteRequest execute, CancellationToken cancellation)
    {
        int number = session.ExecutionCount + (execute.IsCounted ? 1 : 0);
        if (!execute.IsSilent)
        {
            correspondence.Publish(execute.Request, "execute_input", new JsonObject { ["code"] = execute.Code, ["execution_count"] = number });
        }

        // An empty cell is nothing that ran: it has no number and is not in the journal.
        if (!string.IsNullOrWhiteSpace(execute.Code))
        {
            CellRun run = await RunCellAsync(session, execute, number, cancellation).ConfigureAwait(false);
            if (run.Status is CellStatus.Failed)
            {
                CellOutput.Error? error = run.Outputs.OfType<CellOutput.Error>().LastOrDefault();
                return (false, Replies.Failed(error ?? new CellOutput.Error("Failed", "The cell failed without saying why.", null, [])));
            }

            if (run.Status is CellStatus.Cancelled)
            {
                return (false, Interrupted());
            }
        }

        JsonObject content = Replies.Ok();
        content["user_expressions"] = await EvaluateAsync(session, execute, cancellation).ConfigureAwait(false);
        content["payload"] = new JsonArray();
        return (true, content);
    }

    private async Task<CellRun> RunCellAsync(IInteractiveKernel session, ExecuteRequest execute, int number, CancellationToken cancellation)
    {
        using OutputPublisher outputs = new(correspondence, execute.Request, session.Id, number, clock);
        session.Input = stdin;
        stdin.Asking = execute.AllowsStdin ? execute.Request : null;
        try
        {
            CellRun run = await session.RunAsync(
                new CellSubmission(execute.Code, CellId: execute.CellId) { IsSilent = !execute.IsCounted },
                execute.IsSilent ? Nobody.Instance : outputs,
                cancellation).ConfigureAwait(false);
            if (execute.IsCounted)
            {
                history.Add(new HistoryEntry(number, execute.Code, run.Outputs.OfType<CellOutput.Result>().LastOrDefault()?.Bundle.Text));
            }

            return run;
        }
        finally
        {
            stdin.Asking = null;
        }
    }

    private static async Task<JsonObject> EvaluateAsync(IInteractiveKernel session, ExecuteRequest execute, CancellationToken cancellation)
    {
        JsonObject values = [];
        foreach ((string name, string expression) in execute.Expressions)
        {
            values[name] = await session.EvaluateAsync(expression, cancellation).ConfigureAwait(false) switch
            {
                CellOutput.Result result => Value(result.Bundle),
                CellOutput.Error error => Replies.Failed(error),
                CellOutput other => throw new InvalidOperationException($"An expression gave a {other.GetType().Name}."),
            };
        }

        return values;
    }

    private static JsonObject Value(Bundle bundle)
    {
        JsonObject value = Replies.Ok();
        value["data"] = WireBundle.Data(bundle);
        value["metadata"] = new JsonObject();
        return value;
    }

    private static JsonObject Interrupted() =>
        Replies.Failed(new CellOutput.Error("Interrupted", "The cell was interrupted.", null, []));

    private JsonObject Failed(ExecuteRequest execute, CellOutput.Error error)
    {
        if (!execute.IsSilent)
        {
            correspondence.Publish(execute.Request, "error", Replies.Error(error, []));
        }

        return Replies.Failed(error);
    }

    private sealed class Nobody : IOutputSink
    {
        public static Nobody Instance { get; } = new();

        public void Write(CellOutput output)
        {
        }
    }
}
