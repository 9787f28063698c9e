using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Writes the values of notebook variables into evidence.</summary>
internal static partial class EvidenceText
{
    /// <summary>
    /// The text with each <c>@name</c> replaced by the variable's value. A text that is nothing but <c>@name</c> must
    /// name a variable; within a sentence, an unknown name stays as it is written, for it may be no variable at all.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="context">Where the command runs.</param>
    public static string Of(string text, CommandContext context)
    {
        if (Whole().IsMatch(text))
        {
            return Value(CommandArguments.Variable(text, context)!);
        }

        return context.Session is not { } session
            ? text
            : Name().Replace(text, match => session.Variables.FirstOrDefault(variable => variable.Name == match.Groups[1].Value) is { } variable
                ? Value(variable)
                : match.Value);
    }

    // Four digits are what a reader needs, and what the same code gives on every machine.
    private static string Value(SessionVariable variable) => variable.Value switch
    {
        null => "null",
        float or double or decimal => Convert.ToDouble(variable.Value, CultureInfo.InvariantCulture).ToString("G4", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        object value => value.ToString() ?? "",
    };

    [GeneratedRegex(@"^@[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_.@])@([\p{L}_][\p{L}\p{Nd}_]*)")]
    private static partial Regex Name();
}
