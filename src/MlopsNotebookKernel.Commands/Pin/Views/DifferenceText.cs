using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>Differences in words.</summary>
internal static class DifferenceText
{
    /// <summary>What kind of difference it is.</summary>
    /// <param name="kind">The kind.</param>
    public static string Kind(DifferenceKind kind) => kind switch
    {
        DifferenceKind.QuestionChanged => "question changed",
        DifferenceKind.CellChanged => "cell changed",
        DifferenceKind.CellAdded => "cell added",
        DifferenceKind.CellDeleted => "cell deleted",
        DifferenceKind.CellMoved => "cell moved",
        DifferenceKind.CellProse => "no change: comment or whitespace",
        DifferenceKind.OutputChanged => "output differs",
        DifferenceKind.AssetChanged => "data changed",
        DifferenceKind.AssetResaved => "no change: saved anew, same values",
        DifferenceKind.AssetMissing => "data missing",
        DifferenceKind.AssetUnread => "data not read",
        DifferenceKind.AssetAdded => "snapshot added",
        DifferenceKind.AssetRemoved => "snapshot no longer used",
        DifferenceKind.PackageChanged => "package changed",
        DifferenceKind.PackageAdded => "package added",
        DifferenceKind.PackageRemoved => "package removed",
        DifferenceKind.PackageContent => "package has other content",
        DifferenceKind.FileChanged => "file changed",
        DifferenceKind.FileProse => "no change: comment or whitespace",
        DifferenceKind.FileMissing => "file missing",
        DifferenceKind.FileUnread => "file not read",
        DifferenceKind.FileAdded => "file added",
        DifferenceKind.FileRemoved => "file no longer used",
        DifferenceKind.ProjectChanged => "project changed",
        DifferenceKind.ProjectMissing => "project missing",
        DifferenceKind.ProjectUnread => "project not read",
        DifferenceKind.ProjectAdded => "project added",
        DifferenceKind.ProjectRemoved => "project no longer used",
        DifferenceKind.SubmoduleMoved => "submodule moved",
        DifferenceKind.SeedChanged => "seed changed",
        DifferenceKind.ModelChanged => "model changed",
        DifferenceKind.MetricChanged => "metric changed",
        DifferenceKind.DecisionChanged => "decision changed",
        DifferenceKind.RuntimeChanged => "runtime differs",
        DifferenceKind.CopyDiffers => "copy differs",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>How many of each material kind, in one line: <c>1 cell changed, data changed in flights</c>.</summary>
    /// <param name="differences">The differences.</param>
    public static string Summary(IReadOnlyList<StampDifference> differences) => string.Join(", ", differences
        .Where(difference => difference.Weight == DifferenceWeight.Material)
        .GroupBy(difference => difference.Kind)
        .Select(group => group.Count() == 1
            ? $"{Kind(group.Key)} ({group.First().Subject})"
            : $"{QuantityText.Count(group.Count())} × {Kind(group.Key)}"));

    /// <summary>How a package moved: <c>asked for, minor step up</c>; empty for none.</summary>
    /// <param name="move">The move.</param>
    public static string Package(PackageMove? move) => move is null ? "" : (move.Direct ? "Asked for" : "Brought by another package")
        + (move.Step is null ? "" : $", {move.Step} step {(move.Back ? "back" : "up")}");

    /// <summary>How a member differs.</summary>
    /// <param name="change">The change.</param>
    public static string Member(MemberChange change) => change switch
    {
        MemberChange.Removed => "removed",
        MemberChange.Changed => "changed",
        MemberChange.Added => "added",
        MemberChange.Implementation => "does something else",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>How columns differ: <c>ARR_DELAY (values in 1 row), NEW (added)</c>.</summary>
    /// <param name="columns">The columns.</param>
    public static string Columns(IReadOnlyList<ColumnDifference> columns) => string.Join(", ", columns.Select(column => column.Rows is { } rows
        ? $"{column.Name} ({column.Text} in {QuantityText.Count(rows, "row")})"
        : $"{column.Name} ({column.Text})"));
}
