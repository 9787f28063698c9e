using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Commands.Run;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>Runs the notebook in the worktree, in a process of its own.</summary>
/// <param name="process">Starts it.</param>
/// <param name="folder">Where the worktree is.</param>
internal sealed partial class ReproductionRun(IToolProcess process, ReproductionFolder folder)
{
    private const int RanThrough = 0;
    private const int CellFailed = 1;

    /// <summary>Runs.</summary>
    /// <param name="notebook">Absolute path of the notebook in the worktree.</param>
    /// <param name="stamp">The stamp.</param>
    /// <param name="runtime">The runtime to run on; null for the one that runs.</param>
    /// <param name="progress">Takes progress.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The notebook as it ran.</returns>
    /// <exception cref="ReproductionException">The run did not come to an end (MLOPS2503).</exception>
    public async Task<NotebookDocument> RunAsync(
        string notebook, Stamp stamp, Version? runtime, IProgress<CommandProgress>? progress, CancellationToken cancellation)
    {
        string pin = Path.Combine(folder.Path, "stamp" + PinStore.Extension);
        string output = Path.Combine(folder.Path, "reproduced.ipynb");
        await File.WriteAllTextAsync(pin, StampJson.Write(stamp), cancellation).ConfigureAwait(false);
        ToolStart start = new(
            [RunCommand.Definition.Verb, notebook, $"--{RunCommand.Output}", output, $"--{RunCommand.AsStamped}", pin], Path.GetDirectoryName(notebook)!, runtime);
        ToolEnd end = await process.RunAsync(start, new Lines(progress), cancellation).ConfigureAwait(false);
        return end.ExitCode is RanThrough or CellFailed && File.Exists(output)
            ? await NotebookDocument.ReadAsync(output, cancellation).ConfigureAwait(false)
            : throw new ReproductionException(
                "MLOPS2503",
                string.Create(CultureInfo.InvariantCulture, $"The run ended with code {end.ExitCode}{(end.LastLine is { } line ? $" after: {line.TrimEnd('.')}" : "")}."),
                "Run it with mlops run in a checkout of the stamped commit to see more.");
    }

    [GeneratedRegex(@"^cell (?<number>\d+) of (?<all>\d+),", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CellLine();

    private sealed class Lines(IProgress<CommandProgress>? progress) : IProgress<string>
    {
        public void Report(string value)
        {
            Match cell = CellLine().Match(value);
            progress?.Report(new CommandProgress(value, cell.Success
                ? (double.Parse(cell.Groups["number"].Value, CultureInfo.InvariantCulture) - 1) / double.Parse(cell.Groups["all"].Value, CultureInfo.InvariantCulture)
                : null));
        }
    }
}
