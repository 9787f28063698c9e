using System.Globalization;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Gate.Views;

/// <summary>The words that gates are told in.</summary>
internal static class GateWords
{
    private const int MostReasons = 2;

    /// <summary>A verdict as a word.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Of(GateVerdict verdict) => verdict.ToString().ToUpperInvariant();

    /// <summary>How to read a verdict at a glance.</summary>
    /// <param name="verdict">The verdict.</param>
    public static ViewStatus Status(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Promote => ViewStatus.Good,
        GateVerdict.Hold => ViewStatus.Warning,
        _ => ViewStatus.Bad,
    };

    /// <summary>How to read a rule's outcome at a glance.</summary>
    /// <param name="outcome">The outcome.</param>
    public static ViewStatus Status(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Met => ViewStatus.Good,
        RuleOutcome.Unclear => ViewStatus.Warning,
        _ => ViewStatus.Bad,
    };

    /// <summary>The one line.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="report">What was found.</param>
    /// <param name="override">The override; null without one.</param>
    /// <param name="confidence">The confidence of intervals.</param>
    public static string Summary(string gate, GateReport report, GateOverride? @override, double confidence)
    {
        RuleOutcome decisive = report.Verdict switch
        {
            GateVerdict.Promote => RuleOutcome.Met,
            GateVerdict.Hold => RuleOutcome.Unclear,
            _ => RuleOutcome.Broken,
        };
        JudgedRule[] reasons = [.. report.Rules.Where(rule => rule.Outcome == decisive)];
        string more = reasons.Length <= MostReasons ? ""
            : decisive == RuleOutcome.Met ? $"; all {QuantityText.Count(reasons.Length)} rules are met"
            : $"; and {QuantityText.Count(reasons.Length - MostReasons)} more";
        string why = reasons.Length == 0
            ? "there is no champion to compare with, and no floor for a first model"
            : string.Join("; ", reasons.Take(MostReasons).Select(rule => Reason(rule, confidence, report.SliceConfidence))) + more;
        string first = report.IsFirst ? ", the first" : "";
        return @override is null || report.Verdict == GateVerdict.Promote
            ? $"{Of(report.Verdict)} {gate}{first}: {why}."
            : $"PROMOTE {gate}{first}, overridden by {@override.Who} ({@override.Why}); the rules say {Of(report.Verdict)}: {why}.";
    }

    /// <summary>A rule and what became of it, as a clause.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="confidence">The confidence of intervals over all rows.</param>
    /// <param name="sliceConfidence">The confidence of intervals of slices; null without any.</param>
    public static string Reason(JudgedRule rule, double confidence, double? sliceConfidence) => rule.Kind switch
    {
        RuleKind.Improvement => $"{rule.Subject} {Improvement(rule)}{Within(rule, confidence)}{Asked(rule)}{More(rule)}",
        RuleKind.Floor => $"{rule.Subject} {Value(rule)}{Within(rule, confidence)}{Floor(rule)}{More(rule)}",
        RuleKind.SliceFloor => $"{rule.Subject} where {rule.Slice} {Value(rule)}{Within(rule, sliceConfidence ?? confidence)}{Floor(rule)}{More(rule)}",
        RuleKind.SliceWorsening => $"{rule.Subject} where {rule.Slice} {Improvement(rule)}{Within(rule, sliceConfidence ?? confidence)}{Allowance(rule)}{More(rule)}",
        RuleKind.ClassBand =>
            $"class {rule.Subject} is {QuantityText.Percent(rule.Value ?? 0)} of predictions, {(rule.Outcome == RuleOutcome.Met ? "within its band" : $"outside its band (X/3…3X), which ends at {QuantityText.Percent(rule.Limit)}")}",
        RuleKind.Latency => Resource(rule, "ms a row"),
        _ => Resource(rule, "MB"),
    };

    /// <summary>A metric's value, four digits.</summary>
    /// <param name="value">The value; null where it is not defined.</param>
    public static string Number(double? value) => value is { } known ? QuantityText.Number(known) : "not defined";

    /// <summary>A difference with its sign.</summary>
    /// <param name="value">The difference.</param>
    public static string Signed(double value) => value.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) is var text && text is "+0" or "-0" or "0" && value != 0
        ? (value > 0 ? "+" : "") + QuantityText.Number(value)
        : text;

    /// <summary>A confidence: <c>95 %</c>.</summary>
    /// <param name="confidence">The confidence.</param>
    public static string Percent(double confidence) => $"{(confidence * 100).ToString("0.####", CultureInfo.InvariantCulture)} %";

    private static string Improvement(JudgedRule rule) => rule.Value switch
    {
        null => "is not defined on these rows",
        0 => "is the same",
        > 0 => $"is better by {QuantityText.Number(rule.Value.Value)}",
        _ => $"is worse by {QuantityText.Number(-rule.Value.Value)}",
    };

    private static string Value(JudgedRule rule) => rule.Value is { } value ? $"is {QuantityText.Number(value)}" : "is not defined on these rows";

    private static string Within(JudgedRule rule, double confidence) => rule is { Low: { } low, High: { } high }
        ? $" ({Percent(confidence)}: {(rule.Kind is RuleKind.Improvement or RuleKind.SliceWorsening ? $"{Signed(low)} to {Signed(high)}" : $"{QuantityText.Number(low)} to {QuantityText.Number(high)}")})"
        : "";

    private static string Asked(JudgedRule rule) => (rule.Outcome, rule.Limit) switch
    {
        (RuleOutcome.Met, 0) => ", beyond chance",
        (RuleOutcome.Met, > 0) => $", more than the {QuantityText.Number(rule.Limit)} asked for",
        (RuleOutcome.Met, _) => $", where {QuantityText.Number(-rule.Limit)} worse is allowed",
        (RuleOutcome.Unclear, 0) => ", which may be chance",
        (RuleOutcome.Unclear, > 0) => $", of which {QuantityText.Number(rule.Limit)} may be short",
        (RuleOutcome.Unclear, _) => $", which may be beyond the {QuantityText.Number(-rule.Limit)} that are allowed",
        (_, 0) => ", so it is not better",
        (_, > 0) => $", less than the {QuantityText.Number(rule.Limit)} asked for",
        _ => $", beyond the {QuantityText.Number(-rule.Limit)} that are allowed",
    };

    private static string Floor(JudgedRule rule) => rule.Outcome switch
    {
        RuleOutcome.Met => $", which keeps the floor of {QuantityText.Number(rule.Limit)}",
        RuleOutcome.Unclear when rule.Value is null => "",
        RuleOutcome.Unclear => $", which misses the floor of {QuantityText.Number(rule.Limit)}, but may do so by chance",
        _ => $", beyond the floor of {QuantityText.Number(rule.Limit)}",
    };

    private static string Allowance(JudgedRule rule) => rule.Outcome switch
    {
        RuleOutcome.Met => $", within the {QuantityText.Number(-rule.Limit)} allowed",
        RuleOutcome.Unclear => $", more than the {QuantityText.Number(-rule.Limit)} allowed, but it may be chance",
        _ => $", more than the {QuantityText.Number(-rule.Limit)} allowed",
    };

    private static string More(JudgedRule rule) => rule.Outcome != RuleOutcome.Unclear || rule.Value is null ? ""
        : rule.MoreRows is { } more ? $": about {QuantityText.Count(Rounded(more), "more row")} would decide"
        : ": no number of rows would decide";

    private static string Resource(JudgedRule rule, string unit) => rule.Value is not { } value
        ? $"{rule.Subject} has a limit and was not measured"
        : $"{rule.Subject} is {QuantityText.Number(value)} {unit}, {(rule.Outcome == RuleOutcome.Met ? "within" : "above")} {QuantityText.Number(rule.Limit)}";

    /// <summary>Two digits say all that such a guess knows.</summary>
    private static long Rounded(long rows)
    {
        double scale = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(rows)) - 1));
        return (long)(Math.Ceiling(rows / scale) * scale);
    }
}
