using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Cli;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Benchmarks.Exports;

/// <summary>
/// Exports every C# cell of published notebooks: each alone, which says why one is refused, then all that can be
/// together, which must compile.
/// </summary>
internal static partial class ExportsVerb
{
    /// <summary>Exports the notebooks.</summary>
    /// <param name="folders">Each a repository's files.</param>
    /// <param name="library">A folder to write the libraries to, to be built; null for none.</param>
    /// <param name="output">Gets the tables in Markdown; each refusal goes to the error stream.</param>
    public static async Task RunAsync(IReadOnlyList<string> folders, string? library, TextWriter output)
    {
        Dictionary<string, int> reasons = [];
        (int Notebooks, int Cells, int Exported, int Together, int Broken) all = default;
        await output.WriteLineAsync("| repository | notebook | cells | exported | in one library | broken |\n| --- | --- | ---: | ---: | ---: | ---: |");
        foreach (string folder in folders)
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".ipynb" or ".dib").Order(StringComparer.Ordinal))
            {
                ExportRequest request = await RequestAsync(path);
                List<CellExport> cells = [.. request.Cells.Select(cell => Alone(request, cell))];
                ExportPlan? plan = Together(request, cells);
                if (cells.Count == 0)
                {
                    continue;
                }

                int exported = cells.Count(cell => cell.Refusal is null);
                int together = cells.Count(cell => cell.IsTogether);
                int broken = cells.Count(cell => cell.IsBroken);
                all = (all.Notebooks + 1, all.Cells + cells.Count, all.Exported + exported, all.Together + together, all.Broken + broken);
                string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(folder.TrimEnd('/')).Replace('+', '/')} | {name} | {cells.Count} | {exported} | {together} | {broken} |"));
                foreach (CellExport cell in cells.Where(cell => !cell.IsTogether))
                {
                    string kind = (cell.IsBroken ? "broken: " : cell.Apart is null ? "" : "apart: ") + Names().Replace((cell.Refusal ?? cell.Apart)!.Reason, "…");
                    reasons[kind] = reasons.GetValueOrDefault(kind) + 1;
                    await Console.Error.WriteLineAsync($"{path} cell {cell.Number}: {(cell.Apart is null ? "" : "apart: ")}{cell.Refusal ?? cell.Apart}");
                }

                if (library is not null && plan is not null)
                {
                    Write(plan, request, Path.Combine(library, string.Create(CultureInfo.InvariantCulture, $"Demo{all.Notebooks}")));
                }
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{all.Notebooks} notebooks, {all.Cells} cells: {all.Exported} exported ({100.0 * all.Exported / all.Cells:F1} %), {all.Together} of them in one library with the others ({100.0 * all.Together / all.Cells:F1} %), {all.Broken} broken.\n\n| reason | cells |\n| --- | ---: |"));
        foreach ((string reason, int count) in reasons.OrderByDescending(reason => reason.Value))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {reason} | {count} |"));
        }
    }

    private static CellExport Alone(ExportRequest request, ExportCell cell)
    {
        try
        {
            LibraryGenerator.Generate(Marked(request, [cell.Number]));
            return new CellExport(cell.Number, null, false);
        }
        catch (ExportException fault)
        {
            return new CellExport(cell.Number, Of(fault, cell.Number), fault.Code == "MLOPS1803");
        }
    }

    /// <summary>What goes alone may not go with others, such as two declarations of one name.</summary>
    private static ExportPlan? Together(ExportRequest request, List<CellExport> cells)
    {
        while (cells.Any(cell => cell.IsTogether))
        {
            try
            {
                return LibraryGenerator.Generate(Marked(request, [.. cells.Where(cell => cell.IsTogether).Select(cell => cell.Number)]));
            }
            catch (ExportException fault)
            {
                HashSet<int> named = [.. fault.Refusals.Select(refusal => refusal.Cell)];
                int dropped = cells.FindIndex(cell => cell.IsTogether && named.Contains(cell.Number));
                dropped = dropped < 0 ? cells.FindLastIndex(cell => cell.IsTogether) : dropped;
                cells[dropped] = cells[dropped] with { Apart = Of(fault, cells[dropped].Number), IsBroken = fault.Code == "MLOPS1803" };
            }
        }

        return null;
    }

    private static ExportRefusal Of(ExportException fault, int cell) =>
        fault.Refusals.FirstOrDefault(refusal => refusal.Cell == cell)
        ?? fault.Refusals.FirstOrDefault()
        ?? new ExportRefusal(cell, 1, $"{fault.Code}: {fault.Message}", fault.Remedy);

    private static ExportRequest Marked(ExportRequest request, HashSet<int> numbers) => request with
    {
        Cells = [.. request.Cells.Select(cell => numbers.Contains(cell.Number)
            ? cell with { Mark = string.Create(CultureInfo.InvariantCulture, $"Part{cell.Number}") }
            : cell)],
    };

    private static async Task<ExportRequest> RequestAsync(string path)
    {
        string full = Path.GetFullPath(path);
        NotebookDocument document = await NotebookDocument.ReadAsync(full, CancellationToken.None);
        IReadOnlyList<ExportCell> cells = [.. NotebookCells.Of(document).Where(cell => !string.IsNullOrWhiteSpace(cell.Source))];
        CommandServices services = Composition.Create();
        await using INotebookKernel kernel = services.Kernels!.Value.Start(full, Path.GetDirectoryName(full)!);
        foreach (PackageRequest package in cells.SelectMany(cell => CodePackages.RequestedBy(cell.Source)).Distinct())
        {
            await kernel.RunAsync(new CellSubmission($"#r \"nuget: {package.Id}{(package.Version is { } version ? $", {version}" : "")}\""), new NoSink(), CancellationToken.None);
        }

        return new ExportRequest("Demo", "../demo.ipynb", null, cells, kernel.Imports, kernel.ReferencePaths, [.. kernel.Packages.Select(package => new ExportPackage(package.Id, package.Version))], []);
    }

    private static void Write(ExportPlan plan, ExportRequest request, string folder)
    {
        foreach (ExportedFile file in LibraryProject.Files(plan, request, [], [], []).Where(file => !file.Path.StartsWith("Demo.Tests/", StringComparison.Ordinal)))
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    /// <summary>What a reason says of one cell alone: names, numbers of cells, the compiler's words.</summary>
    [GeneratedRegex(@"(?<=It does not compile: ).*(?= \(CS)|(?<=which does not compile: ).*|\bcells? \d+\b|'[^']*'|(?<=^It (?:reads|changes) )\S+|^\w+(?= (?:is declared|has another|reads|is used|is brought))|(?<=variable )\w+|(?<=declares )\w+|(?<=The function )\w+|(?<=MLOPS1803).*", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Names();

    private sealed class NoSink : IOutputSink
    {
        public void Write(CellOutput output)
        {
        }
    }
}
