using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>
/// Compares challenger and champion by a policy. One broken rule rejects; else one unclear rule holds; else the
/// challenger is promoted. Without a champion only what needs none is judged.
/// </summary>
public static class GateJudge
{
    /// <summary>Judges.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="metrics">How each metric that the policy names is computed.</param>
    /// <param name="evidence">Both models on the held-out rows.</param>
    /// <param name="progress">Gets the share of resamples done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    public static GateReport Judge(
        GatePolicy policy,
        IReadOnlyDictionary<string, StandardMetric> metrics,
        GateEvidence evidence,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        (MetricComparison[] compared, SliceJudgement slices) = Resample(policy, metrics, EvidenceOrder.Of(evidence), progress, cancellation);
        List<JudgedRule> rules = [.. MetricRules(policy, compared, evidence)];
        rules.AddRange(slices.Rules);
        ClassBandReport? classes = Classes(policy, evidence);
        rules.AddRange(ClassRules(classes));
        rules.AddRange(ResourceRules(RuleKind.Latency, "latency", policy.Latency, evidence.ChampionUse.LatencyMilliseconds, evidence.ChallengerUse.LatencyMilliseconds, evidence.Champion is null));
        rules.AddRange(ResourceRules(RuleKind.Memory, "memory", policy.Memory, evidence.ChampionUse.MemoryMegabytes, evidence.ChallengerUse.MemoryMegabytes, evidence.Champion is null));
        JudgedRule[] sorted = [.. rules.OrderByDescending(rule => rule.Outcome).ThenBy(rule => rule.Kind)];
        return new GateReport(
            sorted.FirstOrDefault()?.Outcome switch
            {
                RuleOutcome.Broken => GateVerdict.Reject,
                RuleOutcome.Unclear => GateVerdict.Hold,
                RuleOutcome.Met => GateVerdict.Promote,
                _ => GateVerdict.Hold,
            },
            evidence.Rows.Count,
            evidence.Champion is null,
            compared,
            sorted,
            McNemar(evidence),
            slices.Slices,
            slices.Confidence,
            classes,
            evidence.ChampionUse,
            evidence.ChallengerUse);
    }

    private static (MetricComparison[] Compared, SliceJudgement Slices) Resample(
        GatePolicy policy,
        IReadOnlyDictionary<string, StandardMetric> metrics,
        GateEvidence evidence,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        StandardMetric[] computed = [.. policy.Metrics.Select(rule => metrics[rule.Metric])];
        MetricEvaluator all = new(evidence.Rows, evidence.Models, computed);
        SlicePlan plan = SlicePlan.Of(policy, metrics, evidence);
        double[][][][] values = PairedBootstrap.Run(
            [all, .. plan.Judged.Select(slice => slice.Evaluator)], all.Rows, policy.Replicates, (ulong)policy.Seed, progress, cancellation);
        return (
            [.. policy.Metrics.AsParallel().AsOrdered().Select((rule, i) => MetricComparer.Compare(rule.Metric, computed[i], all, i, values[0][i], policy.Confidence))],
            SliceJudge.Judge(plan, metrics, [.. values.Skip(1).Select(slice => slice[0])], policy.Confidence));
    }

    private static IEnumerable<JudgedRule> MetricRules(GatePolicy policy, MetricComparison[] compared, GateEvidence evidence)
    {
        foreach ((GateMetricRule rule, MetricComparison metric) in policy.Metrics.Zip(compared))
        {
            if (rule.Floor is { } floor)
            {
                (RuleOutcome outcome, long? more) = RuleJudge.Floor(metric.Challenger, metric.ChallengerInterval, floor, metric.Better, evidence.Rows.Count);
                yield return new JudgedRule(
                    RuleKind.Floor, rule.Metric, outcome, floor, metric.Challenger, metric.ChallengerInterval?.Low, metric.ChallengerInterval?.High, more, null);
            }

            if (rule.LeastImprovement is { } least && evidence.Champion is not null)
            {
                (RuleOutcome outcome, long? more) = RuleJudge.Improvement(metric.Improvement, metric.ImprovementInterval, least, evidence.Rows.Count);
                yield return new JudgedRule(
                    RuleKind.Improvement, rule.Metric, outcome, least, metric.Improvement, metric.ImprovementInterval?.Low, metric.ImprovementInterval?.High, more, null);
            }
        }
    }

    /// <summary>Classes are counted as drift counts them, the champion's (or the research's) as the baseline.</summary>
    private static ClassBandReport? Classes(GatePolicy policy, GateEvidence evidence)
    {
        if (policy.ClassBand is not { } band || evidence.Challenger.Classes is not { } now)
        {
            return null;
        }

        ClassCounts? baseline = band.Snapshot is not null ? evidence.ResearchClasses
            : evidence.Champion?.Classes is { } before ? Counts(before, evidence.Rows.Classes) : null;
        return baseline is null ? null : ClassBandAnalyzer.Compare(
            baseline,
            Counts(now, evidence.Rows.Classes),
            (band.Column ?? "champion", ClassSource.Predictions),
            ("challenger", ClassSource.Predictions),
            null);
    }

    private static ClassCounts Counts(int[] classes, IReadOnlyList<string> names)
    {
        long[] rows = new long[names.Count];
        foreach (int each in classes)
        {
            rows[each]++;
        }

        ClassCounts counts = new();
        for (int each = 0; each < rows.Length; each++)
        {
            if (rows[each] > 0)
            {
                counts.Add(names[each], rows: rows[each]);
            }
        }

        return counts;
    }

    private static IEnumerable<JudgedRule> ClassRules(ClassBandReport? report) => (report?.Overall ?? []).Select(band => new JudgedRule(
        RuleKind.ClassBand,
        band.Class,
        band.Status == ClassBandStatus.Alarm ? RuleOutcome.Broken : RuleOutcome.Met,
        band.CurrentShare < band.BandLow ? band.BandLow : band.BandHigh,
        band.CurrentShare,
        band.IntervalLow,
        band.IntervalHigh,
        null,
        null));

    /// <summary>What was not measured cannot be told; a ratio is judged where there is a champion.</summary>
    private static IEnumerable<JudgedRule> ResourceRules(
        RuleKind kind, string subject, GateResourceLimit? limit, double? champion, double? challenger, bool isFirst)
    {
        if (limit?.Most is { } most)
        {
            yield return Rule(most, challenger, challenger <= most);
        }

        if (limit?.MostRatio is { } ratio && !isFirst)
        {
            yield return Rule(ratio * champion ?? double.NaN, champion is null ? null : challenger, challenger <= ratio * champion);
        }

        JudgedRule Rule(double at, double? value, bool keeps) => new(
            kind, subject, value is null ? RuleOutcome.Unclear : keeps ? RuleOutcome.Met : RuleOutcome.Broken, at, value, null, null, null, null);
    }

    private static McNemarTest? McNemar(GateEvidence evidence)
    {
        if (evidence.Champion?.Classes is not { } champion || evidence.Challenger.Classes is not { } challenger)
        {
            return null;
        }

        long onlyChampion = 0;
        long onlyChallenger = 0;
        for (int i = 0; i < champion.Length; i++)
        {
            bool first = champion[i] == evidence.Rows.Labels[i];
            bool second = challenger[i] == evidence.Rows.Labels[i];
            onlyChampion += first && !second ? 1 : 0;
            onlyChallenger += second && !first ? 1 : 0;
        }

        return McNemarTest.Of(onlyChampion, onlyChallenger);
    }
}
