using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Writes the values of notebook variables into evidence.</summary>
internal static partial class EvidenceText
{
    /// <summary>
    /// The text with each <c>metric:name</c> replaced by what the notebook measured last, and each <c>@name</c> replaced by the variable's value. A text that is nothing but <c>@name</c> must
    /// name a variable; within a sentence, an unknown name stays as it is written, for it may be no variable at all.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cells">Takes what cells put out.</param>
    public static string Of(string text, CommandContext context, CellEvidence cells)
    {
        text = Metric().Replace(text, match => Measured(match.Groups[1].Value, context));
        if (Whole().IsMatch(text))
        {
            return Value(CommandArguments.Variable(text, context)!);
        }

        // Cited last: what a cell put out is nobody's variable.
        return cells.Cite(context.Session is not { } session
            ? text
            : Name().Replace(text, match => session.Variables.FirstOrDefault(variable => variable.Name == match.Groups[1].Value) is { } variable
                ? Value(variable)
                : match.Value));
    }

    private static string Measured(string name, CommandContext context) =>
        context.Session?.Journal.Facts.OfType<JournalFact.MetricMeasured>().LastOrDefault(fact => fact.Name == name) is { } measured
            ? $"{name} {measured.Value.ToString("G4", CultureInfo.InvariantCulture)}{(measured.Snapshot is { } id ? $" on {id[..Math.Min(12, id.Length)]}" : "")}"
            : throw new DecisionException("MLOPS1929", $"This notebook has measured no metric {name}.", $"Measure it first: #!mlops-metric {name} --value @variable.");

    // Four digits are what a reader needs, and what the same code gives on every machine.
    private static string Value(SessionVariable variable) => variable.Value switch
    {
        null => "null",
        float or double or decimal => Convert.ToDouble(variable.Value, CultureInfo.InvariantCulture).ToString("G4", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        object value => value.ToString() ?? "",
    };

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_-])metric:([a-z0-9][a-z0-9-]*)")]
    private static partial Regex Metric();

    [GeneratedRegex(@"^@[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_.@])@([\p{L}_][\p{L}\p{Nd}_]*)")]
    private static partial Regex Name();
}
