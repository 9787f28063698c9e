using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Replacing;

/// <summary>
/// Where a statement that shows something stands once a call does its cell's work at once: where it was, behind the call, or
/// nowhere, when it shows what only the method has, or what the work changes before and after it.
/// </summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">The library.</param>
/// <param name="step">The cell's statements that went into the library.</param>
internal sealed class ShownPlace(NotebookIndex index, LibraryParts parts, StepPart step)
{
    /// <summary>Finds it.</summary>
    /// <param name="shown">The statement.</param>
    /// <param name="work">What of the cell went into the library, in order; at least one.</param>
    /// <param name="isBehind">Whether it goes behind the call.</param>
    /// <returns>Why it can stand nowhere; null when it can.</returns>
    public ExportRefusal? Find(MemberDeclarationSyntax shown, IReadOnlyList<SyntaxNode> work, out bool isBehind)
    {
        List<NotebookVariable> read = [];
        isBehind = false;
        foreach ((ISymbol symbol, SyntaxNode node) in step.Cell.Used(shown).Symbols)
        {
            if (step.LocalFunctions.Any(local => SymbolEqualityComparer.Default.Equals(local.Symbol, symbol.OriginalDefinition)))
            {
                return step.Cell.Refuse(
                    node, $"It shows what {symbol.Name} gives, which is a function inside {step.Name} now.", $"Show it in a cell of its own below {step.Name}.");
            }

            if (index.VariableOf(symbol) is { } variable && !shown.Span.Contains(variable.Declaration.Span) && !IsConstant(variable))
            {
                if (variable.Cell == step.Cell && !step.Results.Contains(variable))
                {
                    return step.Cell.Refuse(
                        node,
                        $"It shows {variable.Name}, which {step.Name} keeps to itself.",
                        $"Show {variable.Name} in a cell of its own below, which makes it a result of {step.Name}.");
                }

                read.Add(variable);
            }
        }

        if (shown.SpanStart > work[^1].SpanStart)
        {
            return null;
        }

        HashSet<string> names = [.. read.Select(variable => variable.Name)];
        bool isMade = read.Any(variable => variable.Cell == step.Cell) || work.Any(part => part.SpanStart < shown.SpanStart && Mentions(part, names));
        if (!isMade)
        {
            return null;
        }

        isBehind = true;
        return !work.Any(part => part.SpanStart > shown.SpanStart && Mentions(part, names)) ? null : step.Cell.Refuse(
            shown,
            $"It shows {string.Join(", ", names)} in the midst of what {step.Name} does at once.",
            "Move it below the cell's last statement, or what follows it into a cell of its own.");
    }

    private bool IsConstant(NotebookVariable variable) => variable.Symbol.IsConst || parts.Values.IsOption(variable);

    private static bool Mentions(SyntaxNode part, HashSet<string> names) => part.DescendantTokens()
        .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));
}
