using System.Collections;
using System.Globalization;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Variables;

/// <summary>The notebook's variables as <c>#!who</c> and <c>#!whos</c> show them. No sequence is enumerated for it.</summary>
internal static class VariableList
{
    private const int LongestValue = 80;

    /// <summary>Lists variables.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="withValues">Whether types and values are shown, too.</param>
    /// <param name="formatter">Shows tables.</param>
    public static Bundle Of(IReadOnlyList<SessionVariable> variables, bool withValues, IValueFormatter formatter)
    {
        IOrderedEnumerable<SessionVariable> sorted = variables.Where(variable => !variable.Name.StartsWith("__mlops", StringComparison.Ordinal))
            .OrderBy(variable => variable.Name, StringComparer.Ordinal);
        return withValues
            ? formatter.Format(sorted.Select(variable => new VariableRow(variable.Name, Faults.FrameNames.Of(variable.Type), Brief(variable.Value))).ToList())
            : Bundle.OfText(string.Join("  ", sorted.Select(variable => variable.Name)));
    }

    private static string Brief(object? value)
    {
        string text = value switch
        {
            null => "null",
            string written => written,
            IFormattable number and (ValueType) => number.ToString(null, CultureInfo.InvariantCulture),
            bool truth => truth ? "true" : "false",
            ICollection items => string.Create(CultureInfo.InvariantCulture, $"{items.Count:N0} items"),
            _ => Faults.FrameNames.Of(value.GetType()),
        };
        text = text.ReplaceLineEndings(" ");
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
