using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Defects;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>Shows what became of a defect: one line, the check on both sides, and the rows that tell why.</summary>
internal static class DefectRenderer
{
    /// <summary>The line of a check that was refused: which side was wrong.</summary>
    /// <param name="trials">The check on both sides.</param>
    public static string RefusedSummary(IReadOnlyList<DefectTrial> trials) =>
        $"Refused: the check {string.Join(", and it ", trials.Where(trial => !trial.IsRight).Select(Fault))}. Nothing was recorded.";

    /// <summary>The line of a defect on record.</summary>
    /// <param name="defect">The defect.</param>
    /// <param name="trials">The check on both sides.</param>
    public static string RecordedSummary(DefectRecord defect, IReadOnlyList<DefectTrial> trials)
    {
        DefectTrial bad = trials[0];
        string caught = bad.Outcome.Failing is { } failing ? $"fails on {QuantityText.Count(failing)} of {QuantityText.Count(bad.Rows, "bad row")}" : "fails on the bad rows";
        return $"Defect \"{defect.Title}\": the check {defect.Check} {caught} and passes on {trials[1].Side}, {QuantityText.Count(trials[1].Rows, "row")}.";
    }

    /// <summary>The line of a list.</summary>
    /// <param name="defects">The defects.</param>
    public static string ListSummary(IReadOnlyList<DefectRecord> defects) =>
        defects.Count == 0 ? "No defects are on record." : $"{QuantityText.Count(defects.Count, "defect")} on record.";

    /// <summary>The view.</summary>
    /// <param name="result">The result.</param>
    public static View View(DefectResult result)
    {
        List<ViewBlock> blocks = [];
        if (result.Check is { } check)
        {
            blocks.Add(new ViewBlock.Facts(Facts(check, result.Defect)));
        }

        if (result.Trials.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new("On"), new("Rows", true), new("It should"), new("Outcome")],
                [
                    .. result.Trials.Select((trial, i) => (IReadOnlyList<ViewCell>)
                    [
                        trial.Side, QuantityText.Count(trial.Rows), i == 0 ? "fail" : "pass",
                        new ViewCell($"{Word(trial.Outcome.Status)}: {trial.Outcome.Message}", trial.IsRight ? ViewStatus.Good : ViewStatus.Bad),
                    ]),
                ]));
        }

        foreach (DefectTrial trial in result.Trials.Where(trial => trial.Shown is not null))
        {
            blocks.AddRange(CheckRenderer.Rows($"Rows of {trial.Side} that {(trial.Outcome.Status == CheckStatus.Passed ? "should fail, and pass" : "fail")}", trial.Shown!));
        }

        if (result.Outcome != DefectOutcome.Refused && result.Trials is [{ Outcome.Failing: { } failing } bad, _] && failing < bad.Rows && result.Check?.Kind == CheckKind.Row)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Warning, $"{QuantityText.Count(bad.Rows - failing)} of the {QuantityText.Count(bad.Rows, "bad row")} would pass."));
        }

        if (result.Incomplete is { } incomplete)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Warning, incomplete));
        }

        if (result.Defects is { Count: > 0 } defects)
        {
            blocks.Add(List(defects));
        }

        return new View(result.Outcome == DefectOutcome.Refused ? ViewStatus.Bad : ViewStatus.Good, result.Summary, blocks);
    }

    private static string Fault(DefectTrial trial, int _) => trial.Outcome.Status switch
    {
        CheckStatus.Passed => $"passes on {trial.Side}",
        CheckStatus.Failed => $"fails on {trial.Side}{(trial.Outcome.Failing is { } failing ? $", in {QuantityText.Count(failing)} of {QuantityText.Count(trial.Rows, "row")}" : "")}",
        _ => $"cannot be run on {trial.Side} ({trial.Outcome.Message})",
    };

    /// <summary>What a check holds, and the defect it was born from.</summary>
    /// <param name="check">The check.</param>
    /// <param name="defect">The defect; null where it is not on record.</param>
    public static IReadOnlyList<(string Label, string Value)> Facts(CheckDefinition check, DefectRecord? defect)
    {
        List<(string Label, string Value)> facts = [];
        if (defect is not null)
        {
            facts.Add(("Happened", defect.Happened));
            facts.Add(("Impact", defect.Impact));
            if (defect.Link is { } link)
            {
                facts.Add(("Link", link));
            }

            facts.Add(("Bad rows", CheckRenderer.Short(defect.Snapshot)));
        }

        string reach = check.Within is { } within ? $" within {within} of {QuantityText.Number(check.Expected ?? double.NaN)}" : "";
        facts.Add(("Check", $"{check.Expression}{reach} ({CheckRenderer.Word(check.Severity)}, source {check.Source})"));
        if (check.Owner is { } owner)
        {
            facts.Add(("Owner", owner));
        }

        return facts;
    }

    private static ViewBlock.Table List(IReadOnlyList<DefectRecord> defects) => new(
        [new("Defect"), new("Severity"), new("Owner"), new("Check"), new("Recorded")],
        [.. defects.Select(defect => (IReadOnlyList<ViewCell>)[defect.Title, CheckRenderer.Word(defect.Severity), defect.Owner ?? "", defect.Check, defect.Recorded.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)])]);

    private static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Passed => "passes",
        CheckStatus.Failed => "fails",
        _ => "cannot be run",
    };
}
