using System.Globalization;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>Shows theses and their answers.</summary>
internal static class ThesisRenderer
{
    /// <summary>The view.</summary>
    /// <param name="summary">The one line.</param>
    /// <param name="theses">The theses.</param>
    public static View Render(string summary, IReadOnlyList<AnsweredThesis> theses) => theses switch
    {
        [] => new View(ViewStatus.Neutral, summary, []),
        [var one] => new View(Status(one.Answer.Verdict), summary, Blocks(one)),
        _ => new View(theses.Select(thesis => Status(thesis.Answer.Verdict)).Max(), summary, [Table(theses), .. theses.Select(Folded)]),
    };

    private static ViewBlock.Table Table(IReadOnlyList<AnsweredThesis> theses) => new(
        [new("Thesis"), new("Answer"), new("Metric"), new("Outcome")],
        [.. theses.Select(thesis => (IReadOnlyList<ViewCell>)
        [
            thesis.Definition.Name,
            new ViewCell(ThesisWords.Verdict(thesis.Answer.Verdict).ToLowerInvariant(), Status(thesis.Answer.Verdict)),
            $"{thesis.Definition.Metric.Name}: {ThesisWords.Way(thesis.Answer.Metric)}",
            $"{thesis.Definition.Outcome.Name}: {ThesisWords.Way(thesis.Answer.Outcome)}",
        ])]);

    private static ViewBlock.Fold Folded(AnsweredThesis thesis) => new(thesis.Definition.Name, Blocks(thesis));

    /// <summary>All that a thesis says, and what its series say of it.</summary>
    /// <param name="thesis">The thesis.</param>
    public static IReadOnlyList<ViewBlock> Blocks(AnsweredThesis thesis)
    {
        ThesisDefinition definition = thesis.Definition;
        return
        [
            new ViewBlock.Facts(
            [
                ("Need", definition.Need),
                ("Thesis", definition.Statement),
                ("Watched", $"from {QuantityText.Day(definition.Since)} to {QuantityText.Day(thesis.Answer.HorizonEnd)}, by {thesis.Answer.Every.ToString().ToLowerInvariant()}; {thesis.File}"),
            ]),
            Series(thesis),
            new ViewBlock.Chart(ThesisFigure.Of(thesis)),
            .. Meaning(thesis).Select(text => new ViewBlock.Paragraph(text)),
        ];
    }

    private static ViewBlock.Table Series(AnsweredThesis thesis)
    {
        string note = "The interval allows for values that depend on each other, and for being asked again and again until the horizon.";
        return new ViewBlock.Table(
            [new("Series"), new("Wanted"), new("Answer"), new("Before", true), new("After", true), new("Change, 95 % interval", true), new("Counts from", true), new("Periods", true)],
            [
                Row(thesis.Definition.Metric, thesis.Answer.Metric),
                Row(thesis.Definition.Outcome, thesis.Answer.Outcome),
            ],
            thesis.Answer.ControlChange is { } change && double.IsFinite(change)
                ? $"{note} The outcome's change is what exceeds the control's, {ThesisWords.Signed(change)}."
                : note);
    }

    private static IReadOnlyList<ViewCell> Row(ThesisMeasure measure, Movement movement) =>
    [
        measure.Name,
        measure.Better.ToString().ToLowerInvariant(),
        movement.Verdict switch
        {
            MovementVerdict.Moved => new ViewCell("moved", ViewStatus.Good),
            MovementVerdict.NotMoved => new ViewCell(movement.IsOpposite ? "wrong way" : "not moved", ViewStatus.Bad),
            _ => new ViewCell("open", ViewStatus.Warning),
        },
        ThesisWords.Number(movement.Before),
        ThesisWords.Number(movement.After),
        double.IsFinite(movement.Low) && double.IsFinite(movement.High)
            ? $"{ThesisWords.Signed(movement.Change)} ({ThesisWords.Signed(movement.Low)} to {ThesisWords.Signed(movement.High)})"
            : double.IsNaN(movement.Change) ? "none yet" : ThesisWords.Signed(movement.Change),
        ThesisWords.Number(movement.Effect),
        string.Create(CultureInfo.InvariantCulture, $"{movement.BeforePeriods} + {movement.AfterPeriods} of {movement.HorizonPeriods}"),
    ];

    private static IEnumerable<string> Meaning(AnsweredThesis thesis)
    {
        ThesisAnswer answer = thesis.Answer;
        (string metric, string outcome) = (thesis.Definition.Metric.Name, thesis.Definition.Outcome.Name);
        yield return ThesisWords.Sentence(metric, answer.Metric);
        switch (answer.Verdict)
        {
            case ThesisVerdict.MetricNotMoved:
                yield return $"The thesis was not put to the test. Look at the interface (do people see and use what the model says?), at the data (mlops drift, mlops monitor) and at the model (mlops verify).{(answer.Outcome.Verdict == MovementVerdict.Moved ? $" {outcome} moved all the same: something else moved it." : "")}";
                yield break;
            case ThesisVerdict.Refuted:
                yield return $"{ThesisWords.Sentence(outcome, answer.Outcome)} The model does its part and it does not help: the thesis is refuted as it stands.";
                yield break;
            case ThesisVerdict.Supported:
                yield return ThesisWords.Sentence(outcome, answer.Outcome);
                yield return Evidence(thesis);
                yield break;
            default:
                yield return ThesisWords.Sentence(outcome, answer.Outcome);
                foreach ((string name, Movement movement) in new[] { (metric, answer.Metric), (outcome, answer.Outcome) }.Where(each => each.Item2.Decision is not null))
                {
                    yield return ThesisWords.Plan(name, movement, answer.Every);
                }

                yield break;
        }
    }

    private static string Evidence(AnsweredThesis thesis)
    {
        ThesisAnswer answer = thesis.Answer;
        string control = thesis.Definition.Control is null
            ? "no control series was given, so whatever else changed at that time may have moved it"
            : "it moved beyond the control series, so what moved both is accounted for";
        string placebo = answer.Outcome.Placebo is null ? "the time before is too short to tell whether it was moving already"
            : answer.Outcome.WasMovingBefore ? $"it was moving already before the model came ({ThesisWords.Change(answer.Outcome.Placebo)} from the first half of that time to the second)"
            : "it was steady before the model came";
        string follows = answer.Correlation is { } correlation
            ? $"beside the step it {(correlation.Low > 0 || correlation.High < 0 ? "follows" : "does not visibly follow")} the metric {Later(correlation, answer.Every)}: correlation {ThesisWords.Signed(Math.Round(correlation.Correlation, 2))} (95 % interval over {answer.Lags.ToString(CultureInfo.InvariantCulture)} lags {ThesisWords.Signed(Math.Round(correlation.Low, 2))} to {ThesisWords.Signed(Math.Round(correlation.High, 2))})"
            : "too few periods have both series to see whether the outcome follows the metric beside the step";
        return $"{answer.Strength} evidence: {control}; {placebo}; {follows}. None of this is proof: only a trial that gives the model to some and not to others by lot would be.";
    }

    private static string Later(LaggedCorrelation correlation, PeriodLength every) =>
        correlation.Lag == 0 ? $"within the same {every.ToString().ToLowerInvariant()}" : $"{Period.Words(correlation.Lag, every)} later";

    /// <summary>How to read a verdict at a glance.</summary>
    /// <param name="verdict">The verdict.</param>
    public static ViewStatus Status(ThesisVerdict verdict) => verdict switch
    {
        ThesisVerdict.Supported => ViewStatus.Good,
        ThesisVerdict.TooEarly => ViewStatus.Warning,
        _ => ViewStatus.Bad,
    };
}
