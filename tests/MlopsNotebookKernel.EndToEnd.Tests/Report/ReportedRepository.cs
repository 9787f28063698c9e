using System.Text.Json.Nodes;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Report;

/// <summary>The demonstration's repository after a while: its data moved, a package changed, more notebooks came; and its report.</summary>
internal sealed class ReportedRepository : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.WithDemonstration();

    private ReportedRepository()
    {
    }

    public string Page => Path.Combine(_repository.Folder, "artifacts", "report.html");

    public static async Task<ReportedRepository> MakeAsync()
    {
        ReportedRepository made = new();
        string notebooks = Path.Combine(made._repository.Folder, "notebooks");
        string research = Path.Combine(notebooks, "01-research.ipynb");
        string stamp = Path.Combine(notebooks, ".mlops", "pins", "01-research.ipynb.pin.json");

        // Copies with stamps of their own, one of them of an earlier week and measured better.
        foreach (string name in new[] { "03-weekly", "04-<b>hostile" }.Where(name => !OperatingSystem.IsWindows() || !name.Contains('<')))
        {
            File.Copy(research, Path.Combine(notebooks, $"{name}.ipynb"));
            JsonNode copy = JsonNode.Parse(await File.ReadAllTextAsync(stamp))!;
            copy["notebook"] = $"{name}.ipynb";
            copy["question"] = $"Is {name} still true?";
            copy["stamped"] = "2026-10-05T09:00:00+00:00";
            copy["metrics"]![0]!["value"] = 0.65;
            await File.WriteAllTextAsync(Path.Combine(notebooks, ".mlops", "pins", $"{name}.ipynb.pin.json"), copy.ToJsonString() + "\n");
        }

        File.Copy(Path.Combine(notebooks, "data", "flights-2001-05.csv"), Path.Combine(notebooks, "data", "flights-2001-01.csv"), overwrite: true);
        await File.WriteAllTextAsync(research, (await File.ReadAllTextAsync(research)).Replace("Microsoft.ML.FastTree, 5.0.1", "Microsoft.ML.FastTree, 5.0.0", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(notebooks, ".mlops", "metrics", "torn.json"), "{");
        (await ToolRun.Of(made._repository.Folder, "report", "--output", made.Page, "--title", "Late flights")).Exits(0);
        return made;
    }

    public void Dispose() => _repository.Dispose();
}
