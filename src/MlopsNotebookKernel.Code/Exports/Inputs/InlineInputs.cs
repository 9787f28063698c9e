using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Exports.Calls;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Inputs;

/// <summary>The values of the notebook that tests may have as it had them, written out.</summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">What goes into the library.</param>
/// <param name="values">What the notebook has, by variables; null for nothing.</param>
internal sealed class InlineInputs(NotebookIndex index, LibraryParts parts, IReadOnlyDictionary<string, InlineValue>? values)
{
    private readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>The namespaces of those that were asked for.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>Whether a value is another one each time that it is made: of a clock, of chance, of the network.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="initializer">What makes it.</param>
    public static bool IsOfTheMoment(NotebookVariable variable, ExpressionSyntax initializer) =>
        variable.Cell.Used(initializer).Symbols.Any(use => PureFunctions.IsOfTheMoment(use.Symbol, use.Node));

    /// <summary>Whether what a variable starts with is not what it has in the end.</summary>
    /// <param name="variable">The variable.</param>
    public static bool IsChangedLater(NotebookVariable variable) => variable.Uses.Any(IsChange);

    /// <summary>A variable's value as C# source; null when it cannot stand for what code saw.</summary>
    /// <param name="variable">The variable.</param>
    public string? Of(NotebookVariable variable)
    {
        if (values is null || !values.TryGetValue(variable.Name, out InlineValue? value)
            || TypeWriter.WhyUnnameable(variable.Type) is not null
            || index.Variables.Last(other => other.Name == variable.Name) != variable
            || IsSeenBeforeItsLastChange(variable))
        {
            return null;
        }

        _namespaces.UnionWith(value.Namespaces);
        return value.Source;
    }

    /// <summary>The session has what a variable holds in the end; who read it earlier may have seen something else.</summary>
    private bool IsSeenBeforeItsLastChange(NotebookVariable variable)
    {
        (int Cell, int Position) last = (variable.Cell.Order, variable.Declaration.SpanStart);
        foreach (VariableUse change in variable.Uses.Where(IsChange))
        {
            (int, int) place = PlaceOf(change);
            last = place.CompareTo(last) > 0 ? place : last;
        }

        return variable.Uses.Any(use => !IsChange(use) && use.Node is not null && Matters(use.Cell) && PlaceOf(use).CompareTo(last) < 0);
    }

    /// <summary>Whether a cell is one of those that tests go through: a step, or one that makes variables.</summary>
    private bool Matters(NotebookCellModel cell) =>
        parts.Steps.Any(step => step.Cell == cell) || index.Variables.Any(variable => variable.Cell == cell);

    private static bool IsChange(VariableUse use) => use.IsWrite || (use.Node is { } node && Mutation.IsAt(node));

    private static (int Cell, int Position) PlaceOf(VariableUse use) => (use.Cell.Order, use.Node?.SpanStart ?? int.MaxValue);
}
