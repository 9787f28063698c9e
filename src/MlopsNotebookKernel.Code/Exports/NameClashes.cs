using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Names that a notebook may use twice and a library may not: of two cells that declare the same the later one counts in a
/// notebook, and a type hides another of its name from its cell on.
/// </summary>
/// <param name="parts">What goes into the library.</param>
/// <param name="index">The notebook.</param>
internal sealed class NameClashes(LibraryParts parts, NotebookIndex index)
{
    /// <summary>Refuses all of them.</summary>
    public void Refuse()
    {
        foreach (IGrouping<string, LibraryPart.OwnType> same in parts.Types.GroupBy(type => type.Name).Where(group => group.Count() > 1))
        {
            LibraryPart.OwnType last = same.MaxBy(type => type.Cell.Order)!;
            parts.Refuse(last.Cell.Refuse(
                last.Node,
                $"{last.Name} is declared here and in cell {same.MinBy(type => type.Cell.Order)!.Cell.Cell.Number}, and both are used.",
                "Use one declaration throughout, or give this one another name."));
        }

        foreach (IGrouping<string, LibraryPart.Function> same in parts.Functions.GroupBy(Signature).Where(group => group.Count() > 1))
        {
            LibraryPart.Function last = same.MaxBy(function => function.Cell.Order)!;
            parts.Refuse(last.Cell.Refuse(
                last.Node,
                $"The function {last.Name} is declared here and in cell {same.MinBy(function => function.Cell.Order)!.Cell.Cell.Number}, and both are used.",
                "Use one declaration throughout, or give this one another name."));
        }

        RefuseHidden();
        foreach (StepPart step in parts.Steps)
        {
            if (parts.Functions.FirstOrDefault(function => function.Name == step.Name) is { } function)
            {
                parts.Refuse(step.Cell.Refuse(
                    step.Body.FirstOrDefault() ?? (SyntaxNode)step.Cell.Root,
                    $"Its statements are to become {step.Name}, and a function in cell {function.Cell.Cell.Number} has that name.",
                    "Mark the cell with another name, or move the function or the statements into a cell of their own."));
            }
        }
    }

    /// <summary>A type of the notebook hides another of its name from its cell on; in a library it would do so everywhere.</summary>
    private void RefuseHidden()
    {
        Dictionary<(string, int), LibraryPart.OwnType> own = [];
        foreach (LibraryPart.OwnType type in parts.Types)
        {
            own.TryAdd((type.Name, type.Symbol.Arity), type);
        }

        foreach (LibraryPart part in parts.Types.Concat<LibraryPart>(parts.Functions))
        {
            foreach ((ISymbol symbol, SyntaxNode node) in part.Cell.Used(part.Node).Symbols)
            {
                if (symbol is INamedTypeSymbol { ContainingType: null } other && node is SimpleNameSyntax && index.CellOf(other) is null
                    && own.TryGetValue((other.Name, other.Arity), out LibraryPart.OwnType? hiding))
                {
                    parts.Refuse(part.Cell.Refuse(
                        node,
                        $"{part.Name} uses {other.ContainingNamespace.ToDisplayString()}.{other.Name}, which the {other.Name} of cell {hiding.Cell.Cell.Number} would hide in a library.",
                        $"Give the {other.Name} of cell {hiding.Cell.Cell.Number} another name."));
                }
            }
        }
    }

    private static string Signature(LibraryPart.Function function) => function.Symbol is IMethodSymbol method
        ? $"{method.Name}`{method.Arity}({string.Join(',', method.Parameters.Select(parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString()))})"
        : function.Name;
}
