using System.Globalization;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Gate.Views;

/// <summary>Shows gates as they stand.</summary>
internal static class GateOverviewRenderer
{
    private const int MostRuns = 20;

    /// <summary>The view.</summary>
    /// <param name="overview">The gates.</param>
    public static View Render(GateOverview overview) => overview switch
    {
        { Kind: "created", Gates: [var gate] } => new View(ViewStatus.Good, $"{gate.File} is written: adapt its columns and rules.", [Policy(gate.Policy)]),
        { Kind: "shown", Gates: [var gate] } => Shown(gate),
        { Gates: [] } => new View(ViewStatus.Neutral, "There is no gate yet: mlops gate NAME --create binary|multiclass|regression writes a policy to begin with.", []),
        _ => Listed(overview.Gates),
    };

    /// <summary>A gate's rules and its newest runs.</summary>
    /// <param name="gate">The gate.</param>
    public static IReadOnlyList<ViewBlock> Blocks(GateOverview.Gate gate)
    {
        List<ViewBlock> blocks = [Policy(gate.Policy)];
        if (gate.History.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new("Run"), new("Outcome"), new("Challenger"), new("Why")],
                [.. gate.History.Reverse().Take(MostRuns).Select(Row)],
                gate.History.Count > MostRuns ? $"The newest {MostRuns} of {QuantityText.Count(gate.History.Count, "run")}." : null));
        }

        return blocks;
    }

    /// <summary>The champion in words.</summary>
    /// <param name="champion">The champion; null when nothing was promoted yet.</param>
    public static string Champion(GateChampion? champion) => champion is null
        ? "no champion yet"
        : $"champion {champion.Model?.Path ?? champion.Predictions} since {Day(champion.Promoted)}{(champion.Override is { } given ? $", by override of {given.Who}" : "")}";

    /// <summary>What a run said.</summary>
    /// <param name="run">The run.</param>
    public static string Outcome(GateRun run) => run.Override is not null ? $"{GateWords.Of(run.Verdict)}, overridden" : GateWords.Of(run.Verdict);

    /// <summary>How to read a run at a glance.</summary>
    /// <param name="run">The run.</param>
    public static ViewStatus Status(GateRun run) => run.Override is null ? GateWords.Status(run.Verdict) : ViewStatus.Warning;

    private static View Shown(GateOverview.Gate gate) => new(ViewStatus.Neutral, $"{gate.Name}: {Champion(gate.Champion)}.", Blocks(gate));

    private static View Listed(IReadOnlyList<GateOverview.Gate> gates) => new(
        ViewStatus.Neutral,
        $"{QuantityText.Count(gates.Count, "gate")}",
        [
            new ViewBlock.Table(
                [new("Gate"), new("Task"), new("Champion"), new("Last run")],
                [.. gates.Select(gate => (IReadOnlyList<ViewCell>)
                [
                    gate.Name,
                    gate.Policy.Task.ToString().ToLowerInvariant(),
                    Champion(gate.Champion),
                    gate.History is [.., var last] ? $"{Day(last.Time)} {Outcome(last)}" : "never",
                ])]),
        ]);

    private static IReadOnlyList<ViewCell> Row(GateRun run) =>
    [
        $"{Day(run.Time)} {run.Run}",
        new ViewCell(Outcome(run), Status(run)),
        run.Challenger.Model?.Path ?? run.Challenger.Predictions,
        run.Override is { } given ? $"overridden by {given.Who}: {given.Why}" : run.Reasons.Count > 0 ? run.Reasons[0] : "",
    ];

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ViewBlock.Table Policy(GatePolicy policy)
    {
        List<IReadOnlyList<ViewCell>> rows = [];
        rows.AddRange(policy.Metrics.Select(rule => (IReadOnlyList<ViewCell>)[rule.Metric, Joined(Floor(rule.Floor), rule.LeastImprovement is { } least ? $"better by more than {QuantityText.Number(least)}" : null)]));
        rows.AddRange(policy.Slices.Select(rule => (IReadOnlyList<ViewCell>)
        [
            $"{rule.Metric} by {rule.Column}",
            Joined(Floor(rule.Floor), rule.MostWorsening is { } most ? $"worse by {QuantityText.Number(most)} at most" : null, $"slices of {QuantityText.Count(rule.FewestRows)} rows and more"),
        ]));
        if (policy.ClassBand is { } band)
        {
            rows.Add(["class shares", $"within X/3…3X of {(band.Snapshot is null ? "the champion's" : $"{band.Snapshot} ({band.Column})")}"]);
        }

        Add("latency, ms a row", policy.Latency);
        Add("memory, MB", policy.Memory);
        return new ViewBlock.Table([new("What"), new("Rule")], rows);

        void Add(string what, GateResourceLimit? limit)
        {
            if (limit is not null)
            {
                rows.Add([what, Joined(limit.Most is { } most ? $"{QuantityText.Number(most)} at most" : null, limit.MostRatio is { } ratio ? $"{QuantityText.Number(ratio)} times the champion's at most" : null)]);
            }
        }
    }

    private static string? Floor(double? floor) => floor is { } value ? $"floor {QuantityText.Number(value)}" : null;

    private static string Joined(params string?[] parts) => parts.OfType<string>().ToArray() is { Length: > 0 } said ? string.Join("; ", said) : "shown only";
}
