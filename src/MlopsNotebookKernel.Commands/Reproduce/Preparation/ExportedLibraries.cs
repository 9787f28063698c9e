using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// Brings the libraries that the notebook had been exported to by the run whose outputs are stored, where that run said that
/// it changed nothing in them: they are what it recorded, committed after it like facts, and a later state is not meant.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace, which is only read.</param>
/// <param name="site">The worktree's workspace.</param>
internal sealed class ExportedLibraries(CommandServices services, Workspace workspace, Workspace site)
{
    private static readonly string[] Built = ["bin", "obj"];

    /// <summary>Brings them.</summary>
    /// <param name="notebook">The notebook as stamped.</param>
    /// <param name="path">Absolute path of the notebook in the worktree.</param>
    /// <param name="commit">The commit that first holds the notebook with these outputs.</param>
    /// <param name="cancellation">Cancels.</param>
    public void Bring(StampedNotebook notebook, string path, string commit, CancellationToken cancellation)
    {
        string[] folders =
        [
            .. notebook.Document.Cells.Where(cell => cell.Kind == CellKind.Code && cell.Outputs.Any(SaysUnchanged))
                .SelectMany(cell => Targets(cell.Source)).Distinct(StringComparer.Ordinal)
                .Select(target => Path.GetFullPath(target, Path.GetDirectoryName(path)!)),
        ];
        if (workspace.GitRoot is not { } root || services.Committed?.Value is not { } committed)
        {
            return;
        }

        foreach (string folder in folders.Where(folder => folder != site.Fence && PathFence.Objection(site.Fence, folder) is null))
        {
            string relative = Path.GetRelativePath(site.Fence, folder).Replace('\\', '/');
            foreach ((string file, string text) in committed.At(root, commit, relative, name => !name.Split('/').Any(Built.Contains), cancellation) ?? new Dictionary<string, string>())
            {
                string target = Path.Combine(folder, file);
                if (PathFence.IsPortable(file) && PathFence.Objection(site.Fence, target) is null)
                {
                    AtomicFile.WriteText(target, text);
                }
            }
        }
    }

    private static IEnumerable<string> Targets(string source)
    {
        string magic = $"#!mlops-{ExportCommand.Definition.Verb}";
        foreach (string line in source.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith(magic + " ", StringComparison.Ordinal)))
        {
            IReadOnlyList<string> words = CommandGrammar.Split(line[magic.Length..]);
            int to = words.ToList().IndexOf("--to");
            if (to >= 0 && to + 1 < words.Count)
            {
                yield return words[to + 1];
            }
        }
    }

    private static bool SaysUnchanged(CellOutput output)
    {
        if (output is not CellOutput.Display { Bundle.Result: { } json })
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema", out JsonElement schema) && schema.ValueKind == JsonValueKind.String && schema.ValueEquals("mlops.export-result/1")
                && document.RootElement.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("exported")
                && (!document.RootElement.TryGetProperty("changes", out JsonElement changes) || (changes.ValueKind == JsonValueKind.Array && changes.GetArrayLength() == 0));
        }
        catch (JsonException)
        {
            // Outputs are anybody's to edit; what is no JSON says nothing.
            return false;
        }
    }
}
