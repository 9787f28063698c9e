using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// Brings the facts that the run recorded (they were committed after it): the stamp, the snapshots' manifests, metrics and
/// decisions that it names. So commands find what they recorded, as when a finished notebook runs again; later facts stay out.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace, which is only read.</param>
/// <param name="site">The worktree's workspace.</param>
internal sealed class StampedFacts(CommandServices services, Workspace workspace, Workspace site)
{
    private const long LargestFact = 256L << 20;

    /// <summary>Brings them.</summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="cancellation">Cancels.</param>
    public void Bring(Stamp stamp, CancellationToken cancellation)
    {
        AtomicFile.WriteText(new PinStore(site).PathOf(Path.GetFullPath(stamp.Notebook, site.Root)), StampJson.Write(stamp));
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

    /// <summary>From the user's workspace, else from history; one that the commit has stays as it was.</summary>
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
