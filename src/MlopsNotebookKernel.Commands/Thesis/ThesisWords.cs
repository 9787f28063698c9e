using System.Globalization;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>The words theses are answered in.</summary>
internal static class ThesisWords
{
    /// <summary>The one line over all theses asked for.</summary>
    /// <param name="theses">The theses.</param>
    public static string Summary(IReadOnlyList<AnsweredThesis> theses) => theses switch
    {
        [] => "No thesis is recorded yet: see thesis --help.",
        [var one] => One(one),
        _ => string.Join("; ", theses.GroupBy(thesis => thesis.Answer.Verdict).OrderByDescending(group => group.Any(thesis => thesis.Answer.IsBroken)).ThenBy(group => group.Key)
            .Select((group, i) => $"{(i == 0 ? Verdict(group.Key) : Verdict(group.Key).ToLowerInvariant())}: {string.Join(", ", group.Select(thesis => thesis.Definition.Name))}")) + ".",
    };

    /// <summary>A verdict in two or three words.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Verdict(ThesisVerdict verdict) => verdict switch
    {
        ThesisVerdict.MetricNotMoved => "Metric not moved",
        ThesisVerdict.Refuted => "Refuted",
        ThesisVerdict.Supported => "Supported, not proven",
        _ => "Too early",
    };

    /// <summary>A series' way from before to after: <c>12.3 → 10.1</c>.</summary>
    /// <param name="movement">How it moved.</param>
    public static string Way(Movement movement) => double.IsNaN(movement.After)
        ? $"{Number(movement.Before)} before, nothing yet after"
        : $"{Number(movement.Before)} → {Number(movement.After)}";

    /// <summary>A change with its interval.</summary>
    /// <param name="movement">How it moved.</param>
    public static string Change(Movement movement) => double.IsNaN(movement.Change) ? "no change to measure yet"
        : double.IsFinite(movement.Low) && double.IsFinite(movement.High)
            ? $"{Signed(movement.Change)} (95 % interval {Signed(movement.Low)} to {Signed(movement.High)})"
            : $"{Signed(movement.Change)} (too few periods for an interval)";

    /// <summary>What a series' verdict means, in a sentence.</summary>
    /// <param name="name">The series.</param>
    /// <param name="movement">How it moved.</param>
    public static string Sentence(string name, Movement movement) => movement.Verdict switch
    {
        MovementVerdict.Moved => $"{name} moved {movement.Better.ToString().ToLowerInvariant()}, as it should: {Change(movement)}.",
        MovementVerdict.NotMoved when movement.IsOpposite => $"{name} moved the wrong way: {Change(movement)}.",
        MovementVerdict.NotMoved => $"{name} did not move by the {Number(movement.Effect)} that count: {Change(movement)}.",
        _ => $"{name} is open: {Change(movement)}; a change of {Number(movement.Effect)}, the least that counts, is neither shown nor excluded.",
    };

    /// <summary>When an open series will be decided.</summary>
    /// <param name="name">The series.</param>
    /// <param name="movement">How it moved so far.</param>
    /// <param name="every">The periods.</param>
    public static string Plan(string name, Movement movement, PeriodLength every)
    {
        Decidability decision = movement.Decision!;
        string unit = every.ToString().ToLowerInvariant();
        if (movement.BeforePeriods < MovementJudge.FewestBefore)
        {
            return $"{name} has {Period.Words(movement.BeforePeriods, every)} before the model came; noise is known from {MovementJudge.FewestBefore} on. Bring older values.";
        }

        string longer = decision.BeyondHorizon is { } needed
            ? $" A horizon of {Period.Words(needed, every)} would do."
            : " No horizon would do: the time before the model came is too short or too noisy; older values or a control series would help.";
        return decision.Periods is { } periods
            ? $"{name} will be decided after {Period.Words(periods, every)} with a chance of four in five ({movement.AfterPeriods.ToString(CultureInfo.InvariantCulture)} are there; one value a {unit}, and {Number(movement.Effect)} counts)."
            : movement.IsFinal
                ? $"{name} is undecided at its horizon: only a change of {Number(decision.SmallestEffect)} or more could be counted on to show.{longer}"
                : $"{name} will not be decided within the horizon: at its end only a change of {Number(decision.SmallestEffect)} or more can be counted on to show, and {Number(movement.Effect)} counts.{longer}";
    }

    /// <summary>A number with its sign.</summary>
    /// <param name="value">The number.</param>
    public static string Signed(double value) => value > 0 ? $"+{Number(value)}" : Number(value);

    /// <summary>A number; a true minus sign reads better than a hyphen before an interval's end.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => double.IsNaN(value) ? "no value" : QuantityText.Number(value).Replace('-', '−');

    private static string One(AnsweredThesis thesis)
    {
        (Movement metric, Movement outcome) = (thesis.Answer.Metric, thesis.Answer.Outcome);
        (string first, string second) = (thesis.Definition.Metric.Name, thesis.Definition.Outcome.Name);
        return thesis.Answer.Verdict switch
        {
            ThesisVerdict.MetricNotMoved when metric.IsOpposite => $"{first} moved the wrong way ({Way(metric)}): look at interface, data and model.",
            ThesisVerdict.MetricNotMoved => $"{first} did not move ({Way(metric)}): look at interface, data and model.",
            ThesisVerdict.Refuted => $"Refuted: {first} moved ({Way(metric)}), and {second} {(outcome.IsOpposite ? "went the wrong way" : "did not follow")} ({Way(outcome)}).",
            ThesisVerdict.Supported => $"Supported, not proven: {first} moved ({Way(metric)}) and {second} followed ({Way(outcome)}); {thesis.Answer.Strength.ToString()!.ToLowerInvariant()} evidence.",
            _ => $"Too early: {Open(thesis)}; {When(thesis)}.",
        };
    }

    private static string Open(AnsweredThesis thesis) => (thesis.Answer.Metric.Verdict, thesis.Answer.Outcome.Verdict) switch
    {
        (MovementVerdict.Moved, _) => $"{thesis.Definition.Metric.Name} moved, {thesis.Definition.Outcome.Name} is open",
        (_, MovementVerdict.Undecided) => $"{thesis.Definition.Metric.Name} and {thesis.Definition.Outcome.Name} are open",
        _ => $"{thesis.Definition.Metric.Name} is open",
    };

    private static string When(AnsweredThesis thesis) => thesis.Answer.DecidableOn is { } day
        ? $"decidable from about {QuantityText.Day(day)}"
        : thesis.Answer.Metric.IsFinal && thesis.Answer.Outcome.IsFinal ? "and the horizon is over" : "not decidable within its horizon";
}
