using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// Brings the facts as they were once the notebook had run, for the run recorded some, and they were committed after it. So
/// commands find what they recorded, as when a finished notebook runs again; later facts stay out.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace, which is only read.</param>
/// <param name="site">The worktree's workspace.</param>
internal sealed class StampedFacts(CommandServices services, Workspace workspace, Workspace site)
{
    private const long LargestFact = 256L << 20;
    private const string VerifyLine = "#!mlops-verify ";

    private static readonly EnumerationOptions Whole = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>
    /// Brings all facts of the commit that first holds the notebook with the outputs that are stored, or where none does, of
    /// the user's workspace; of a notebook made of the stamp's own code, those that the stamp names.
    /// </summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="notebook">The notebook as stamped.</param>
    /// <param name="commit">The commit that first holds it; null where none does.</param>
    /// <param name="cancellation">Cancels.</param>
    public void Bring(Stamp stamp, StampedNotebook notebook, string? commit, CancellationToken cancellation)
    {
        if (commit is not null && workspace.GitRoot is { } root && services.Committed?.Value is { } committed)
        {
            Verified(stamp, notebook, root, commit, committed, cancellation);
            string folder = Path.GetRelativePath(root, workspace.FactsFolder).Replace('\\', '/');
            foreach ((string path, string text) in committed.At(root, commit, folder, PathFence.IsPortable, cancellation) ?? new Dictionary<string, string>())
            {
                AtomicFile.WriteText(site.FactPath(path.Split('/')), text);
            }
        }
        else if (notebook.Source == NotebookSource.Saved && Directory.Exists(workspace.FactsFolder))
        {
            foreach (string file in Directory.EnumerateFiles(workspace.FactsFolder, "*", Whole))
            {
                string[] parts = Path.GetRelativePath(workspace.FactsFolder, file).Split(Path.DirectorySeparatorChar);
                if (parts[0] != "objects" && FactFile.Objection(file, LargestFact) is null)
                {
                    AtomicFile.WriteBytes(site.FactPath(parts), File.ReadAllBytes(file));
                }
            }
        }

        Cited(stamp, cancellation);
        AtomicFile.WriteText(new PinStore(site).PathOf(Path.GetFullPath(stamp.Notebook, site.Root)), StampJson.Write(stamp));
    }

    /// <summary>Notebooks that this one verifies, and does not import: like facts they are as they were when its outputs were stored.</summary>
    private void Verified(Stamp stamp, StampedNotebook notebook, string root, string commit, ICommittedFiles committed, CancellationToken cancellation)
    {
        string start = Path.GetDirectoryName(Path.GetFullPath(stamp.Notebook, site.Root))!;
        HashSet<string> used = [.. stamp.Files.Select(file => Path.GetFullPath(file.Path, site.Root)), Path.GetFullPath(stamp.Notebook, site.Root)];
        foreach (string target in notebook.Document.Cells.SelectMany(cell => cell.Source.Split('\n', StringSplitOptions.TrimEntries))
            .Where(line => line.StartsWith(VerifyLine, StringComparison.Ordinal))
            .SelectMany(line => CommandGrammar.Split(line[VerifyLine.Length..]))
            .Where(SessionFiles.IsNotebook)
            .Select(path => Path.GetFullPath(path, start))
            .Where(path => PathFence.Objection(site.Fence, path) is null && used.Add(path)))
        {
            string folder = Path.GetRelativePath(site.Fence, Path.GetDirectoryName(target)!).Replace('\\', '/');
            string name = Path.GetFileName(target);
            if (committed.At(root, commit, folder == "." ? "" : folder, file => file == name, cancellation)?.GetValueOrDefault(name) is { } text)
            {
                AtomicFile.WriteText(target, text);
            }
        }
    }

    private void Cited(Stamp stamp, CancellationToken cancellation)
    {
        foreach (StampedAsset asset in stamp.Assets.Where(asset => SnapshotName.IsValid(asset.Name)))
        {
            Copy(cancellation, "snapshots", asset.Name, asset.Id + ".json");
        }

        foreach (StampedMetric metric in stamp.Metrics.Where(metric => SnapshotName.IsValid(metric.Name)))
        {
            Copy(cancellation, "metrics", metric.Name + ".json");
        }

        foreach (string decision in stamp.Decisions.Where(id => !id.Contains('/', StringComparison.Ordinal) && PathFence.IsPortable(id)))
        {
            Copy(cancellation, "decisions", decision + ".md");
        }
    }

    /// <summary>From the user's workspace, else from history; what is there already stays.</summary>
    private void Copy(CancellationToken cancellation, params string[] parts)
    {
        string target = site.FactPath(parts);
        if (File.Exists(target))
        {
            return;
        }

        string own = workspace.FactPath(parts);
        if (File.Exists(own) && FactFile.Objection(own, LargestFact) is null)
        {
            AtomicFile.WriteBytes(target, File.ReadAllBytes(own));
        }
        else if (workspace.GitRoot is { } root && services.Versions?.Value
            .Contents(root, Path.GetRelativePath(root, own).Replace('\\', '/'), LargestFact, cancellation).FirstOrDefault() is { } committed)
        {
            AtomicFile.WriteBytes(target, committed);
        }
    }
}
