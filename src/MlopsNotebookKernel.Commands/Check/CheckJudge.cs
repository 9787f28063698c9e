using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Says what a measure means for a check.</summary>
internal static class CheckJudge
{
    /// <summary>Judges.</summary>
    /// <param name="check">The check.</param>
    /// <param name="measure">What running it gave.</param>
    /// <param name="rows">Number of rows.</param>
    public static CheckOutcome Judge(CheckDefinition check, CheckMeasure measure, long rows)
    {
        if (measure.Fault is { } fault)
        {
            return new CheckOutcome(check.Name, check.Severity, CheckStatus.Broken, $"cannot be run on this data: {fault}");
        }

        switch (check.Kind)
        {
            case CheckKind.Row:
                string thrown = measure.Thrown is { } type ? $" ({type} on some)" : "";
                return measure.Failing == 0
                    ? Passed(check, $"{check.Expression}, in all {QuantityText.Count(rows, "row")}", 0)
                    : Failed(check, $"not {check.Expression}, in {Of(measure.Failing, rows)}{thrown}", measure.Failing);
            case CheckKind.Sql:
                return measure.Failing == 0
                    ? Passed(check, "the query finds no rows", 0)
                    : Failed(check, $"the query finds {QuantityText.Count(measure.Failing, "row")}", measure.Failing);
            case CheckKind.Aggregate:
                return measure.Value is true
                    ? Passed(check, check.Expression, null)
                    : Failed(check, $"not {check.Expression}{(measure.Value is false ? "" : " (it gives neither true nor false)")}", null);
            default:
                double? value = measure.Value as double?;
                string now = value is { } number ? QuantityText.Number(number) : "no number";
                string text = $"{check.Expression} is {now}, and within {check.Within} of {QuantityText.Number(check.Expected ?? double.NaN)} was expected";
                return check.Within?.Holds(value, check.Expected ?? double.NaN) == true ? Passed(check, text, null) : Failed(check, text, null);
        }
    }

    private static string Of(long failing, long rows) => $"{QuantityText.Count(failing)} of {QuantityText.Count(rows, "row")}";

    private static CheckOutcome Passed(CheckDefinition check, string message, long? failing) => new(check.Name, check.Severity, CheckStatus.Passed, message, failing);

    private static CheckOutcome Failed(CheckDefinition check, string message, long? failing) => new(check.Name, check.Severity, CheckStatus.Failed, message, failing);
}
