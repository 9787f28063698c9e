using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Report.Snapshots;

/// <summary>When what was kept, a lane a name, and when notebooks were stamped.</summary>
internal static class SnapshotTimeline
{
    private const int MostLanes = 16;
    private const string Stamps = "stamps";

    /// <summary>Draws it.</summary>
    /// <param name="manifests">The snapshots; at least one.</param>
    /// <param name="notebooks">The notebooks.</param>
    public static Figure Of(IReadOnlyList<SnapshotManifest> manifests, IReadOnlyList<ReportedNotebook> notebooks)
    {
        // The names that were kept last are the ones in use.
        string[] all = [.. manifests.GroupBy(manifest => manifest.Name, StringComparer.Ordinal).OrderByDescending(group => group.Max(manifest => manifest.Created)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        string[] names = [.. all.Take(MostLanes)];
        double[] stamped = [.. notebooks.Select(notebook => notebook.Verified.Stamp).OfType<Domain.Pins.Stamp>().Select(stamp => Day(stamp.Stamped)).Order()];

        // The vertical axis counts from below, and the first lane belongs at the top.
        List<string> lanes = [.. names.Reverse()];
        if (stamped.Length > 0)
        {
            lanes.Insert(0, Stamps);
        }

        SnapshotManifest[] shown = [.. manifests.Where(manifest => names.Contains(manifest.Name, StringComparer.Ordinal)).OrderBy(manifest => manifest.Created).ThenBy(manifest => manifest.Id, StringComparer.Ordinal)];
        double[] days = [.. shown.Select(manifest => Day(manifest.Created))];
        Series snapshots = new(
            "snapshot", SeriesKind.Dots, SeriesRole.Baseline, days, [.. shown.Select(manifest => (double)lanes.LastIndexOf(manifest.Name))],
            Labels: [.. shown.Select(manifest => manifest.Profile is { } profile ? QuantityText.Count(profile.Rows, "row") : "")]);
        Series[] stamps = stamped.Length == 0 ? [] : [new Series("stamp of a notebook", SeriesKind.Dots, SeriesRole.Current, stamped, [.. stamped.Select(_ => 0.0)])];
        (double first, double last) = Range([.. days, .. stamped]);
        return new Figure(
            "What was kept, and when notebooks were stamped",
            new Axis("day", Format: "date", Minimum: first, Maximum: last),
            new Axis("", Categories: lanes),
            [snapshots, .. stamps],
            all.Length > MostLanes ? $"The {QuantityText.Count(MostLanes)} names kept last, of {QuantityText.Count(all.Length)}." : null);
    }

    /// <summary>Room on both sides, and at least some days, so that what happened on one day does not fill a year.</summary>
    private static (double First, double Last) Range(double[] days)
    {
        double room = Math.Max(1.5, (days.Max() - days.Min()) * 0.05);
        return (Math.Max(0, days.Min() - room), days.Max() + room);
    }

    private static double Day(DateTimeOffset moment) => (moment.UtcDateTime - DateTime.MinValue).TotalDays;
}
