using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Shows drift: one line, a verdict for each column, class bands, figures, and all statistics folded.</summary>
public static class DriftRenderer
{
    private const int MostFigures = 6;
    private const int MostNames = 8;

    /// <summary>The one line.</summary>
    /// <param name="report">The columns.</param>
    /// <param name="classes">The class shares; null when not compared.</param>
    public static string Summary(DriftReport report, ClassBandReport? classes = null)
    {
        List<string> parts = [];
        bool isSteady = report.Columns.All(column => column.Verdict == DriftVerdict.Steady);
        foreach (DriftVerdict verdict in new[] { DriftVerdict.Drifted, DriftVerdict.Unclear, DriftVerdict.Watch, DriftVerdict.Steady })
        {
            string[] names = [.. report.Columns.Where(column => column.Verdict == verdict).Select(column => column.Name)];
            if (names.Length > 0)
            {
                parts.Add(verdict == DriftVerdict.Steady
                    ? isSteady ? $"steady: all {QuantityText.Count(names.Length, "column")} judged" : $"{QuantityText.Count(names.Length)} steady"
                    : $"{DriftWords.Of(verdict)}: {Names(names)}");
            }
        }

        if (parts.Count == 0)
        {
            parts.Add("no columns to judge");
        }

        string[] lost = [.. report.Schema.Where(each => each.Kind != SchemaDifferenceKind.Added && !each.Compared).Select(each => each.Column)];
        if (lost.Length > 0)
        {
            parts.Add($"gone or of another type: {Names(lost)}");
        }

        if (report.Columns.FirstOrDefault(column => column.Name == report.BiggestMover) is { } mover)
        {
            parts.Add($"biggest mover {mover.Name} ({DriftWords.Move(mover.Moved)})");
        }

        parts.AddRange(ClassBandBlocks.Summary(classes));
        string line = string.Join("; ", parts);
        return $"{char.ToUpperInvariant(line[0])}{line[1..]}.";
    }

    /// <summary>The report as blocks, for this command's view and for others that show drift within theirs.</summary>
    /// <param name="report">The columns.</param>
    public static IReadOnlyList<ViewBlock> Blocks(DriftReport report)
    {
        List<ViewBlock> blocks = [];
        if (Schema(report) is { } schema)
        {
            blocks.Add(schema);
        }

        if (report.Columns.Count > 0)
        {
            blocks.Add(Verdicts(report));
        }

        blocks.AddRange(report.Columns
            .Where(column => column.Verdict != DriftVerdict.Steady && column.Picture is not null)
            .Take(MostFigures)
            .Select(column => new ViewBlock.Chart(DriftFigures.Of(column))));
        blocks.AddRange(report.Columns
            .Where(column => column.New.Count + column.Vanished.Count > 0)
            .Select(column => new ViewBlock.Paragraph(Categories(column))));
        if (report.Apart.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new("Not judged"), new("As"), new("Baseline"), new("Current")],
                [.. report.Apart.Select(each => (IReadOnlyList<ViewCell>)[each.Name, each.Role == ColumnRole.Time ? "time" : "identifier", each.Baseline, each.Current])],
                "Identifiers and times always differ."));
        }

        if (report.Columns.Count > 0)
        {
            blocks.Add(new ViewBlock.Fold("All statistics, and how verdicts are reached", DriftStatistics.Blocks(report)));
        }

        return blocks;
    }

    /// <summary>The command's view.</summary>
    /// <param name="result">The result.</param>
    internal static View View(DriftResult result)
    {
        DriftReport report = result.Report;
        List<ViewBlock> blocks =
        [
            new ViewBlock.Paragraph(
                $"{result.Current}, {QuantityText.Count(report.CurrentRows, "row")}, against {result.Baseline}, {QuantityText.Count(report.BaselineRows, "row")}{(result.Exact ? ", all values read" : "")}."),
        ];
        if (result.Classes is { } classes)
        {
            blocks.AddRange(ClassBandBlocks.Of(classes));
        }

        blocks.AddRange(Blocks(report));
        ViewStatus status = result.Classes?.HasAlarm == true ? ViewStatus.Bad : DriftWords.Status(report.Verdict);
        return new View(status, result.Summary, blocks);
    }

    private static ViewBlock.Callout? Schema(DriftReport report)
    {
        if (report.Schema.Count == 0)
        {
            return null;
        }

        IEnumerable<string> sentences = report.Schema.Select(each => each.Kind switch
        {
            SchemaDifferenceKind.Gone => $"{each.Column} is gone",
            SchemaDifferenceKind.Added => $"{each.Column} is new",
            _ => $"{each.Column} was {each.Baseline!.Value.ToString().ToLowerInvariant()} and is {each.Current!.Value.ToString().ToLowerInvariant()}{(each.Compared ? "" : ", so it cannot be compared")}",
        });
        bool harmless = report.Schema.All(each => each.Kind == SchemaDifferenceKind.Added);
        return new ViewBlock.Callout(harmless ? ViewStatus.Neutral : ViewStatus.Warning, $"Columns differ: {string.Join("; ", sentences)}.");
    }

    private static ViewBlock.Table Verdicts(DriftReport report) => new(
        [
            new("Column"), new("Verdict"), new("Effect", true), new("Matters from", true), new("Noise", true), new("What moved most"), new("Rows", true),
        ],
        [.. report.Columns.SelectMany(Rows)]);

    private static IEnumerable<IReadOnlyList<ViewCell>> Rows(ColumnDrift column)
    {
        string rows = $"{QuantityText.Count(column.BaselineRows)} → {QuantityText.Count(column.CurrentRows)}";
        if (column.Values is { } values)
        {
            yield return Row(column.Name, values, column.Moved is { Label: not "missing" } moved ? DriftWords.Move(moved) : "", rows);
        }

        if (column.Missing is { } missing)
        {
            yield return Row(
                $"{column.Name} (missing)",
                missing.Judgement,
                $"missing: {QuantityText.Percent(missing.Baseline)} → {QuantityText.Percent(missing.Current)}",
                rows);
        }

        if (column.Values is null && column.Missing is null)
        {
            yield return [column.Name, new ViewCell("no values to compare", ViewStatus.Warning), "", "", "", "", rows];
        }
    }

    private static IReadOnlyList<ViewCell> Row(string name, Judgement judgement, string moved, string rows) =>
    [
        name,
        new ViewCell(DriftWords.Of(judgement.Verdict), DriftWords.Status(judgement.Verdict)),
        judgement.Error > 0 ? $"{DriftWords.Effect(judgement.Effect)} ± {DriftWords.Effect(judgement.Error)}" : DriftWords.Effect(judgement.Effect),
        QuantityText.Number(judgement.Threshold),
        DriftWords.Effect(judgement.Noise),
        judgement.Verdict == DriftVerdict.Unclear ? $"{moved}{(moved.Length > 0 ? "; " : "")}{Needed(judgement)}" : moved,
        rows,
    ];

    private static string Needed(Judgement judgement) => judgement.Needed switch
    {
        null => "the profile is too coarse to tell: use --exact",
        { Current: { } current } => $"about {QuantityText.Count(current)} rows now would decide",
        { Both: var both } => $"about {QuantityText.Count(both)} rows on each side would decide",
    };

    private static string Categories(ColumnDrift column)
    {
        List<string> parts = [];
        if (column.New.Count > 0)
        {
            parts.Add($"new: {Names(column.New.Select(each => $"{each.Label} ({Rows(each.Current, column.CurrentRows)})"))}");
        }

        if (column.Vanished.Count > 0)
        {
            parts.Add($"vanished: {Names(column.Vanished.Select(each => $"{each.Label} (was {Rows(each.Baseline, column.BaselineRows)})"))}");
        }

        return $"{column.Name}, {string.Join("; ", parts)}.";
    }

    private static string Rows(double share, long rows) => QuantityText.Count((long)Math.Round(share * rows), "row");

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string shown = string.Join(", ", all.Take(MostNames));
        return all.Length > MostNames ? $"{shown} and {QuantityText.Count(all.Length - MostNames)} more" : shown;
    }
}
