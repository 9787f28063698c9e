using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Tells functions that belong inside their cell's method from those that stand alone.</summary>
/// <param name="index">The notebook.</param>
internal sealed class LocalFunctions(NotebookIndex index)
{
    /// <summary>
    /// A function that reads variables, its own cell's or those that the cell's statements could read, too, belongs inside
    /// the cell's method; others stand alone.
    /// </summary>
    /// <param name="step">The cell's step; its local functions are filled in.</param>
    /// <param name="functions">The cell's functions.</param>
    /// <param name="refuse">Takes what stands in the way.</param>
    public void Find(StepPart step, IReadOnlyList<LibraryPart.Function> functions, Action<ExportRefusal> refuse)
    {
        bool more = true;
        while (more)
        {
            more = false;
            foreach (LibraryPart.Function function in functions.Except(step.LocalFunctions).ToList())
            {
                if (function.Node is MethodDeclarationSyntax && ReadsState(function, step) && !IsUsedElsewhere(function))
                {
                    step.LocalFunctions.Add(function);
                    more = true;
                }
            }
        }

        if (step.LocalFunctions.GroupBy(function => function.Name).FirstOrDefault(same => same.Skip(1).Any()) is { } overloads)
        {
            LibraryPart.Function last = overloads.Last();
            refuse(last.Cell.Refuse(
                last.Node,
                $"{last.Name} reads variables of its cell, which makes it a function inside the cell's method, and those take no overloads.",
                "Give the overloads names of their own, or pass what they read as parameters."));
        }
    }

    private bool ReadsState(LibraryPart.Function function, StepPart step) =>
        function.Cell.Used(function.Node).Symbols.Any(use =>
            (index.VariableOf(use.Symbol) is { Symbol.IsConst: false } variable && (variable.Cell == step.Cell || IsUsed(function)))
            || step.LocalFunctions.Any(local => SymbolEqualityComparer.Default.Equals(local.Symbol, use.Symbol)));

    private static bool IsUsed(LibraryPart.Function function) => function.Cell.Root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
        name.Identifier.ValueText == function.Name && !function.Node.Span.Contains(name.Span)
        && SymbolEqualityComparer.Default.Equals(function.Cell.Semantics.GetSymbolInfo(name).Symbol?.OriginalDefinition, function.Symbol));

    private bool IsUsedElsewhere(LibraryPart.Function function) => index.Cells
        .Where(cell => cell.Order >= function.Cell.Order)
        .Any(cell => cell.Root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            name.Identifier.ValueText == function.Name
            && (cell != function.Cell || name.Ancestors().Any(node => node is BaseTypeDeclarationSyntax))
            && SymbolEqualityComparer.Default.Equals(cell.Semantics.GetSymbolInfo(name).Symbol?.OriginalDefinition, function.Symbol)));
}
