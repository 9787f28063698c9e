using System.Text.Json;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Cli;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Benchmarks.Notebooks;

/// <summary>
/// Runs all code cells of a published notebook, whatever fails, and says of each why it did not run. A cell that fails
/// for want of a name which a failed cell above it holds has that cell's reason.
/// </summary>
internal static partial class NotebookVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a notebook and writes its report as one line of JSON.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="output">Gets the line.</param>
    public static async Task RunAsync(string path, TextWriter output)
    {
        string full = Path.GetFullPath(path);
        NotebookDocument document = await NotebookDocument.ReadAsync(full, CancellationToken.None);
        CommandServices services = Composition.Create();
        await using INotebookKernel kernel = services.Kernels!.Value.Start(full, Path.GetDirectoryName(full)!);
        List<CellReport> reports = [];
        List<(string Source, string Reason)> failed = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            NotebookCell cell = document.Cells[index];
            if (cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source))
            {
                continue;
            }

            using CancellationTokenSource stop = new(Patience);
            CellRun run = await kernel.RunAsync(new CellSubmission(cell.Source, cell.Language, cell.Id, index), new NoSink(), stop.Token);
            CellOutput.Error? error = run.Outputs.OfType<CellOutput.Error>().LastOrDefault();
            string? reason = run.Status switch
            {
                CellStatus.Succeeded => null,
                CellStatus.NotServed => Reason.Language,
                CellStatus.Cancelled => Reason.Slow,
                _ when cell.Outputs.OfType<CellOutput.Error>().Any() => Reason.Kept,
                _ => Inherited(error!, failed) ?? Reason.Of(error!),
            };
            if (reason is not null)
            {
                failed.Add((cell.Source, reason));
            }

            reports.Add(new CellReport(index + 1, reason, error is null ? null : $"{error.Name} {error.Place} {error.Message.Split('\n')[0]}"));
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(new NotebookReport(reports)));
    }

    private static string? Inherited(CellOutput.Error error, List<(string Source, string Reason)> failed)
    {
        string? name = error.Name is "CS0103" or "CS0246" or "CS0234" or "CS1061" && Quoted().Match(error.Message) is { Success: true } quoted
            ? quoted.Groups[1].Value.Split('<')[0]
            : null;
        if (name is not null && failed.LastOrDefault(cell => Regex.IsMatch(cell.Source, $@"\b{Regex.Escape(name)}\b")).Reason is { } cause)
        {
            return cause;
        }

        // What a package would have brought is missing in every cell below it, whatever it is called.
        return error.Name.StartsWith("CS", StringComparison.Ordinal) && failed.Any(cell => cell.Reason == Reason.Package) ? Reason.Package : null;
    }

    [GeneratedRegex("'([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    private sealed class NoSink : IOutputSink
    {
        public void Write(CellOutput output)
        {
        }
    }
}
