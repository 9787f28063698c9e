using System.Globalization;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Snapshots;

/// <summary>What is kept, since when, and which notebooks stand on it.</summary>
internal sealed class SnapshotsSection : IReportSection
{
    private const int MostLinks = 20;

    /// <inheritdoc/>
    public string Id => "snapshots";

    /// <inheritdoc/>
    public string Title => "Snapshots";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        List<(Workspace Workspace, SnapshotManifest Manifest)> kept = [];
        foreach ((Workspace workspace, KnownSnapshots snapshots) in scope.Each(scope.Snapshots, problems))
        {
            problems.AddRange(snapshots.Problems);
            kept.AddRange(snapshots.All().Select(manifest => (workspace, manifest)));
        }

        return Task.FromResult(kept.Count + problems.Count == 0 ? null : Section(scope, kept, problems));
    }

    private ReportSection Section(ReportScope scope, List<(Workspace Workspace, SnapshotManifest Manifest)> kept, List<Exception> problems)
    {
        ILookup<(string Root, string Name, string Id), ReportedNotebook> users = scope.Notebooks
            .SelectMany(notebook => (notebook.Verified.Stamp?.Assets ?? []).Select(asset => (Notebook: notebook, Asset: asset)))
            .DistinctBy(pair => (pair.Notebook.Path, pair.Asset.Name, pair.Asset.Id))
            .ToLookup(pair => (pair.Notebook.Workspace.Root, pair.Asset.Name, pair.Asset.Id), pair => pair.Notebook);
        SnapshotManifest[] manifests = [.. kept.Select(pair => pair.Manifest)];
        return new ReportSection(
            Id,
            Title,
            problems.Count > 0 ? ViewStatus.Bad : ViewStatus.Neutral,
            $"{QuantityText.Count(kept.Count, "snapshot")} of {QuantityText.Count(kept.DistinctBy(pair => (pair.Workspace.Root, pair.Manifest.Name)).Count(), "name")}, {QuantityText.Bytes(manifests.Sum(Bytes))}.",
            [.. problems.Select(ReportProblems.Of), .. manifests.Length > 0 ? [new ViewBlock.Chart(SnapshotTimeline.Of(manifests, scope.Notebooks))] : Array.Empty<ViewBlock>()],
            new ReportTable(
                "Snapshots, newest first",
                [
                    new ReportColumn("Snapshot"), new ReportColumn("Kept"), new ReportColumn("Kind", IsFilter: true), new ReportColumn("Rows", IsNumeric: true),
                    new ReportColumn("Size", IsNumeric: true), new ReportColumn("From"), new ReportColumn("Notebooks", IsNumeric: true),
                ],
                [
                    .. kept.OrderByDescending(pair => pair.Manifest.Created).ThenBy(pair => pair.Manifest.Name, StringComparer.Ordinal).ThenBy(pair => pair.Manifest.Id, StringComparer.Ordinal)
                        .Select(pair => Entry(scope, pair.Workspace, pair.Manifest, [.. users[(pair.Workspace.Root, pair.Manifest.Name, pair.Manifest.Id)]])),
                ]));
    }

    private static ReportEntry Entry(ReportScope scope, Workspace workspace, SnapshotManifest manifest, ReportedNotebook[] users)
    {
        long bytes = Bytes(manifest);
        return new ReportEntry(
            $"snapshot {workspace.Root} {manifest.Name}@{manifest.Id}",
            [
                new ReportCell($"{manifest.Name}@{manifest.ShortId}") { Below = manifest.Note },
                new ReportCell(manifest.Created.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) { Order = manifest.Created.ToUnixTimeSeconds() },
                manifest.Kind,
                new ReportCell(manifest.Profile is { } profile ? QuantityText.Count(profile.Rows) : "") { Order = manifest.Profile?.Rows ?? -1 },
                new ReportCell(QuantityText.Bytes(bytes)) { Order = bytes },
                manifest.Origin.StartsWith('@') ? manifest.Origin : scope.Shown(workspace, manifest.Origin),
                new ReportCell(QuantityText.Count(users.Length)) { Order = users.Length },
            ])
        {
            DetailsTitle = manifest.Profile is null ? "Notebooks that stand on it" : "Its columns",
            Details = manifest.Profile is { } table
                ? [SnapshotRenderer.Columns([.. table.Columns.Select(SnapshotColumn.Of)], table.Rows)]
                : [],
            Links = [.. users.Take(MostLinks).Select(user => ($"Used by {user.Name}", $"notebook {user.Path}"))],
        };
    }

    private static long Bytes(SnapshotManifest manifest) => manifest.Files.Sum(file => file.Length);
}
