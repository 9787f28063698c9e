using System.Globalization;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Shows checks: one line by severity, a table for each delivery, and the rows that fail.</summary>
internal static class CheckRenderer
{
    private const int LongestValue = 40;
    private const int MostOutcomes = 60;
    private const int MostNames = 6;

    /// <summary>The one line.</summary>
    /// <param name="data">The deliveries.</param>
    public static string Summary(IReadOnlyList<CheckedData> data)
    {
        string what = data.Count == 1 ? data[0].Data : QuantityText.Count(data.Count, "delivery").Replace("deliverys", "deliveries", StringComparison.Ordinal);
        CheckOutcome[] outcomes = [.. data.SelectMany(each => each.Outcomes)];
        List<string> parts = [];
        foreach (CheckSeverity severity in new[] { CheckSeverity.Error, CheckSeverity.Warning, CheckSeverity.Note })
        {
            string[] fired = [.. outcomes.Where(outcome => outcome.Fired && outcome.Severity == severity).Select(outcome => outcome.Name)];
            if (fired.Length > 0)
            {
                parts.Add($"{QuantityText.Count(fired.Length, Word(severity))} ({Names(fired)})");
            }
        }

        int notRun = outcomes.Count(outcome => outcome.Status == CheckStatus.NotRun);
        int fine = outcomes.Length - notRun - outcomes.Count(outcome => outcome.Fired);
        parts.Add(parts.Count == 0 && notRun == 0
            ? $"{(fine == 1 ? "the check holds" : $"all {QuantityText.Count(fine)} checks hold")}"
            : $"{QuantityText.Count(fine, "check")} hold{(fine == 1 ? "s" : "")}");
        if (notRun > 0)
        {
            parts.Add($"{QuantityText.Count(notRun)} not run");
        }

        return $"{what}: {string.Join(", ", parts)}.";
    }

    /// <summary>The one line of a list of checks.</summary>
    /// <param name="checks">The checks.</param>
    public static string ListSummary(IReadOnlyList<ReviewedCheck> checks) => checks.Count == 0
        ? "No checks yet: a defect makes the first."
        : $"{QuantityText.Count(checks.Count, "check")} of {QuantityText.Count(checks.Select(check => check.Source).Distinct().Count(), "source")}.";

    /// <summary>The view.</summary>
    /// <param name="result">The result.</param>
    public static View View(CheckResult result)
    {
        List<ViewBlock> blocks = [];
        foreach (CheckedData data in result.Data)
        {
            if (result.Data.Count > 1)
            {
                blocks.Add(new ViewBlock.Heading($"{data.Data}, {QuantityText.Count(data.Rows, "row")}"));
            }

            blocks.Add(Outcomes(data));
            blocks.AddRange(data.Failing.SelectMany(failing => Rows($"Rows that fail {failing.Key}", failing.Value)));
        }

        if (result.Checks is { Count: > 0 } checks)
        {
            blocks.Add(List(checks));
        }

        blocks.AddRange(result.Proposals.Select(proposal => new ViewBlock.Callout(ViewStatus.Warning, proposal)));
        return new View(Status(result), result.Summary, blocks);
    }

    /// <summary>Failing rows as a table under a heading; nothing for none.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="rows">The rows.</param>
    public static IEnumerable<ViewBlock> Rows(string title, ShownRows rows)
    {
        if (rows.Rows.Count == 0)
        {
            yield break;
        }

        string kept = rows.Snapshot is { } snapshot ? $", kept as {Short(snapshot)}" : "";
        string note = rows.Total > rows.Rows.Count ? $"{rows.Rows.Count} of {QuantityText.Count(rows.Total, "row")}{kept}" : $"{QuantityText.Count(rows.Total, "row")}{kept}";
        yield return new ViewBlock.Heading(title);
        yield return new ViewBlock.Table(
            [.. rows.Columns.Select(column => new ViewColumn(column))],
            [.. rows.Rows.Select(row => (IReadOnlyList<ViewCell>)[.. row.Select(value => new ViewCell(TextCells.Clip(value, LongestValue)))])],
            note);
    }

    /// <summary>A snapshot's reference with a short id.</summary>
    /// <param name="snapshot"><c>name@id</c>.</param>
    public static string Short(string snapshot) => snapshot.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 && snapshot.Length > at + 13 ? snapshot[..(at + 13)] : snapshot;

    /// <summary>A severity in a word.</summary>
    /// <param name="severity">The severity.</param>
    public static string Word(CheckSeverity severity) => severity.ToString().ToLowerInvariant();

    private static ViewBlock.Table Outcomes(CheckedData data)
    {
        CheckOutcome[] shown = [.. data.Outcomes.Where(outcome => outcome.Fired || outcome.Status == CheckStatus.NotRun)
            .Concat(data.Outcomes.Where(outcome => !outcome.Fired && outcome.Status != CheckStatus.NotRun))
            .Take(MostOutcomes)];
        return new ViewBlock.Table(
            [new("Check"), new("Severity"), new("Outcome")],
            [.. shown.Select(outcome => (IReadOnlyList<ViewCell>)[new ViewCell(outcome.Name, Status(outcome)), Word(outcome.Severity), outcome.Message])],
            shown.Length < data.Outcomes.Count ? $"{shown.Length} of {QuantityText.Count(data.Outcomes.Count, "check")}" : null);
    }

    private static ViewBlock.Table List(IReadOnlyList<ReviewedCheck> checks) => new(
        [new("Check"), new("Source"), new("Severity"), new("Holds"), new("Owner"), new("Fired", true), new("Last fired")],
        [
            .. checks.Select(check => (IReadOnlyList<ViewCell>)
            [
                new ViewCell(check.Name, check.Proposal is null ? ViewStatus.Neutral : ViewStatus.Warning),
                check.Source,
                Word(check.Severity),
                check.Expression,
                check.Owner ?? "",
                $"{check.Fired} of {check.Runs}",
                check.LastFired?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never",
            ]),
        ]);

    private static ViewStatus Status(CheckResult result) => !result.Answer || result.NeedsTrust ? ViewStatus.Bad
        : result.Data.Any(data => data.Outcomes.Any(outcome => outcome.Fired)) || result.Proposals.Count > 0 ? ViewStatus.Warning
        : ViewStatus.Good;

    private static ViewStatus Status(CheckOutcome outcome) => outcome.Status switch
    {
        CheckStatus.Passed => ViewStatus.Good,
        CheckStatus.Learning => ViewStatus.Neutral,
        CheckStatus.NotRun => ViewStatus.Warning,
        _ => outcome.Severity == CheckSeverity.Error ? ViewStatus.Bad : ViewStatus.Warning,
    };

    private static string Names(string[] names)
    {
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        return string.Join(", ", distinct.Take(MostNames)) + (distinct.Length > MostNames ? ", …" : "");
    }
}
