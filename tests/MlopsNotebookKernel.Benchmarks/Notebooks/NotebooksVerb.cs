using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Benchmarks.Notebooks;

/// <summary>Runs every C# notebook below folders, each in a process of its own, and prints the share of cells that run.</summary>
internal static class NotebooksVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs the notebooks.</summary>
    /// <param name="folders">Each a repository's files.</param>
    /// <param name="output">Gets the table in Markdown.</param>
    public static async Task RunAsync(IReadOnlyList<string> folders, TextWriter output)
    {
        List<CellReport> all = [];
        int notebooks = 0;
        await output.WriteLineAsync("| repository | notebook | cells | run | of those that could |\n| --- | --- | ---: | ---: | ---: |");
        foreach (string folder in folders)
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(IsNotebook).Order(StringComparer.Ordinal))
            {
                if (await IsCSharpAsync(path) && await RunAsync(path) is { Cells.Count: > 0 } report)
                {
                    notebooks++;
                    all.AddRange(report.Cells);
                    await output.WriteLineAsync($"| {Path.GetFileName(folder.TrimEnd('/'))} | {Path.GetRelativePath(folder, path).Replace('\\', '/')} | {Shares(report.Cells)} |");
                    foreach (CellReport cell in report.Cells.Where(cell => cell.Reason is not null && !Reason.IsOutside(cell.Reason)))
                    {
                        await Console.Error.WriteLineAsync($"{path} cell {cell.Cell}: {cell.Reason}: {cell.Detail}");
                    }
                }
            }
        }

        await output.WriteLineAsync($"| all | {notebooks} | {Shares(all)} |\n\n| why a cell did not run | cells |\n| --- | ---: |");
        foreach (IGrouping<string, CellReport> reason in all.Where(cell => cell.Reason is not null).GroupBy(cell => cell.Reason!).OrderByDescending(group => group.Count()))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {reason.Key} | {reason.Count()} |"));
        }
    }

    private static bool IsNotebook(string path) => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal)
        && Path.GetExtension(path) is ".ipynb" or ".dib";

    private static async Task<bool> IsCSharpAsync(string path)
    {
        try
        {
            NotebookDocument document = await NotebookDocument.ReadAsync(path, CancellationToken.None);
            return document.Cells.Any(cell => cell.Kind == CellKind.Code && cell.Language == "csharp");
        }
        catch (NotebookException)
        {
            return false;
        }
    }

    private static async Task<NotebookReport?> RunAsync(string path)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(NotebooksVerb).Assembly.Location);
        start.ArgumentList.Add("notebook");
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using CancellationTokenSource stop = new(Patience);
        try
        {
            string text = await process.StandardOutput.ReadToEndAsync(stop.Token);
            return JsonSerializer.Deserialize<NotebookReport>(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        }
        catch (Exception fault) when (fault is OperationCanceledException or JsonException or IndexOutOfRangeException)
        {
            process.Kill(entireProcessTree: true);
            await Console.Error.WriteLineAsync($"{path}: {fault.GetType().Name}");
            return new NotebookReport([new CellReport(0, "the process ended or hung", fault.Message)]);
        }
    }

    private static string Shares(IReadOnlyList<CellReport> cells)
    {
        int ran = cells.Count(cell => cell.Reason is null);
        int could = cells.Count(cell => cell.Reason is null || !Reason.IsOutside(cell.Reason));
        return string.Create(CultureInfo.InvariantCulture, $"{cells.Count} | {ran} | {(could == 0 ? "–" : $"{100.0 * ran / could:F0} %")}");
    }
}
