using System.Globalization;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>A stamp as blocks: the short things open, cells and packages folded.</summary>
internal static class StampBlocks
{
    /// <summary>What makes it hollow, and what it lacks, each with the line that mends it.</summary>
    /// <param name="flaws">The flaws.</param>
    /// <param name="missing">What it lacks.</param>
    /// <param name="stamp">The stamp; null for none.</param>
    public static IEnumerable<ViewBlock> Warnings(IReadOnlyList<StampFlaw> flaws, IReadOnlyList<Incompleteness> missing, Stamp? stamp)
    {
        foreach (StampFlaw flaw in flaws)
        {
            yield return new ViewBlock.Callout(ViewStatus.Bad, $"Hollow: {flaw.Text}");
        }

        foreach (Incompleteness lack in missing)
        {
            yield return new ViewBlock.Callout(ViewStatus.Warning, $"Incomplete: {lack.Text}");
            if (lack.Paste is { } line)
            {
                yield return new ViewBlock.Code(line, "text");
            }
        }

        foreach (StampedRandomness source in stamp?.Randomness.Where(source => source.IsUnseeded) ?? [])
        {
            yield return new ViewBlock.Callout(
                ViewStatus.Warning, FormattableString.Invariant($"Cell {source.Cell}, line {source.Line}: {source.Code} has no seed, so each run gives other numbers."));
        }
    }

    /// <summary>What it holds.</summary>
    /// <param name="stamp">The stamp.</param>
    public static IEnumerable<ViewBlock> Contents(Stamp stamp)
    {
        foreach (ViewBlock block in Essentials(stamp))
        {
            yield return block;
        }

        yield return new ViewBlock.Fold(QuantityText.Count(stamp.Cells.Count, "cell"), [Cells(stamp)]);
        if (stamp.Packages.Count > 0)
        {
            yield return new ViewBlock.Fold(
                $"{QuantityText.Count(stamp.Packages.Count, "package")}, {QuantityText.Count(stamp.Packages.Count(package => package.IsDirect))} asked for",
                [Packages(stamp)]);
        }
    }

    /// <summary>What it holds, but its cells and packages, of which there are many.</summary>
    /// <param name="stamp">The stamp.</param>
    public static IEnumerable<ViewBlock> Essentials(Stamp stamp)
    {
        yield return new ViewBlock.Facts(
        [
            ("Question", stamp.Question),
            ("Code", Code(stamp.Git)),
            ("Runtime", $"{stamp.Runtime.DotNet}, {stamp.Runtime.OperatingSystem}, {stamp.Runtime.Architecture}, culture {stamp.Runtime.Culture}, time zone {stamp.Runtime.TimeZone}{(stamp.Runtime.Sdk is null ? "" : $", SDK {stamp.Runtime.Sdk}")}"),
            .. stamp.Decisions.Count == 0 ? Array.Empty<(string, string)>() : [("Decisions", string.Join(", ", stamp.Decisions))],
        ]);
        if (stamp.Assets.Count > 0)
        {
            yield return new ViewBlock.Table(
                [new ViewColumn("Data"), new ViewColumn("Id"), new ViewColumn("Rows", IsNumeric: true), new ViewColumn("From")],
                [.. stamp.Assets.Select(asset => (IReadOnlyList<ViewCell>)
                    [asset.Name, asset.ShortId, asset.Rows is { } rows ? QuantityText.Count(rows) : "", asset.IsCompared ? "(compared with)" : $"{asset.Path ?? $"@{asset.Variable}"}{(asset.Restored ? " (restored)" : "")}"])]);
        }

        if (stamp.Projects.Count > 0)
        {
            yield return new ViewBlock.Table(
                [new ViewColumn("Project"), new ViewColumn("Version"), new ViewColumn("Commit"), new ViewColumn("Public API")],
                [.. stamp.Projects.Select(project => (IReadOnlyList<ViewCell>)
                    [project.Path, project.Version ?? "", project.Commit is null ? "" : StampText.ShortCommit(project.Commit), project.Api[..12]])]);
        }

        if (stamp.Git is { Submodules.Count: > 0 } git)
        {
            yield return new ViewBlock.Table(
                [new ViewColumn("Submodule"), new ViewColumn("Commit"), new ViewColumn("Changes of its own")],
                [.. git.Submodules.Select(submodule => (IReadOnlyList<ViewCell>)
                    [submodule.Path, StampText.ShortCommit(submodule.Commit), submodule.Dirty ? new ViewCell("yes", ViewStatus.Warning) : "none"])]);
        }

        if (stamp.Models.Count > 0)
        {
            yield return new ViewBlock.Table(
                [new ViewColumn("Model"), new ViewColumn("Type"), new ViewColumn("Fitted on")],
                [.. stamp.Models.Select(model => (IReadOnlyList<ViewCell>)[model.Name, model.Type, Population(model)])]);
        }

        if (stamp.Metrics.Count > 0)
        {
            yield return new ViewBlock.Table(
                [new ViewColumn("Metric"), new ViewColumn("Value", IsNumeric: true), new ViewColumn("Better")],
                [.. stamp.Metrics.Select(metric => (IReadOnlyList<ViewCell>)[metric.Name, QuantityText.Number(metric.Value), metric.Better])]);
        }
    }

    private static ViewBlock.Table Cells(Stamp stamp) => new(
        [new ViewColumn("Run", IsNumeric: true), new ViewColumn("Code"), new ViewColumn("Fingerprint"), new ViewColumn("Ended")],
        [.. stamp.Cells.Select(cell => (IReadOnlyList<ViewCell>)
            [
                cell.ExecutionCount.ToString(CultureInfo.InvariantCulture),
                CellName.FirstLine(cell.Source),
                cell.Fingerprint.Length > 12 ? cell.Fingerprint[..12] : cell.Fingerprint,
                cell.Status == CellStatus.Succeeded ? "well" : new ViewCell(cell.Status.ToString().ToLowerInvariant(), ViewStatus.Bad),
            ])]);

    private static ViewBlock.Table Packages(Stamp stamp) => new(
        [new ViewColumn("Package"), new ViewColumn("Version"), new ViewColumn("Asked for"), new ViewColumn("From")],
        [.. stamp.Packages.OrderByDescending(package => package.IsDirect).Select(package => (IReadOnlyList<ViewCell>)[package.Id, package.Version, Asked(package), package.Source])]);

    private static string Asked(ResolvedPackage package) => package.Requested switch
    {
        null => "",
        "" or "*" => "floating: any version",
        _ when package.IsFloating => $"floating: {package.Requested}",
        _ => package.Requested,
    };

    private static ViewCell Population(StampedModel model) => model.Population is null
        ? new ViewCell("not said", ViewStatus.Warning)
        : $"{model.Population}@{(model.PopulationId is { Length: > 12 } id ? id[..12] : model.PopulationId)}{(model.Assumed ? " (assumed: the only table used)" : "")}";

    private static string Code(StampedRepository? git) => git switch
    {
        null => "no Git repository",
        { Commit: null } => "no commit yet",
        _ => $"commit {StampText.ShortCommit(git.Commit)}{(git.Branch is null ? ", detached" : $" on {git.Branch}")}{Dirt(git)}",
    };

    private static string Dirt(StampedRepository git) => git.Changes.Count == 0
        ? ", nothing uncommitted that matters"
        : $", uncommitted: {string.Join(", ", git.Changes.Take(5).Select(change => change.Path))}{(git.Changes.Count > 5 ? $" and {git.Changes.Count - 5} more" : "")}";
}
