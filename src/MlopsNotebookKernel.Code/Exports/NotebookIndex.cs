using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Which cell declares what, and who uses each variable.</summary>
internal sealed partial class NotebookIndex
{
    private readonly Dictionary<SyntaxTree, NotebookCellModel> _byTree;
    private readonly ILookup<int, NotebookVariable> _declared;
    private readonly Dictionary<ISymbol, NotebookVariable> _variables = new(SymbolEqualityComparer.Default);

    /// <summary>Reads a notebook.</summary>
    /// <param name="cells">Its cells in order.</param>
    public NotebookIndex(IReadOnlyList<NotebookCellModel> cells)
    {
        Cells = cells;
        _byTree = cells.ToDictionary(cell => cell.Root.SyntaxTree);
        foreach (NotebookVariable variable in EachCell(Declarations))
        {
            _variables[variable.Symbol] = variable;
        }

        Variables = [.. _variables.Values.OrderBy(variable => variable.Cell.Order).ThenBy(variable => variable.Declaration.SpanStart)];
        _declared = Variables.ToLookup(variable => variable.Cell.Order);
        HashSet<string> names = [.. _variables.Values.Select(variable => variable.Name)];
        foreach ((NotebookVariable variable, VariableUse use) in EachCell(cell => Uses(cell, names)))
        {
            variable.Uses.Add(use);
        }
    }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<NotebookCellModel> Cells { get; }

    /// <summary>All variables and constants at the top of cells, in order.</summary>
    public IReadOnlyList<NotebookVariable> Variables { get; }

    /// <summary>The cell that declares a symbol; null for one of a package or the framework.</summary>
    /// <param name="symbol">The symbol.</param>
    public NotebookCellModel? CellOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is [var reference, ..] ? _byTree.GetValueOrDefault(reference.SyntaxTree) : null;

    /// <summary>The variable at the top of a cell that a symbol is; null when it is something else.</summary>
    /// <param name="symbol">The symbol.</param>
    public NotebookVariable? VariableOf(ISymbol symbol) => _variables.GetValueOrDefault(symbol);

    /// <summary>The variables that a cell declares at its top, in order.</summary>
    /// <param name="cell">The cell.</param>
    public IEnumerable<NotebookVariable> DeclaredIn(NotebookCellModel cell) => _declared[cell.Order];

    /// <summary>Asks the compiler about all cells at once; the answers come in the order of the cells.</summary>
    private List<T> EachCell<T>(Func<NotebookCellModel, IEnumerable<T>> find)
    {
        List<T>[] found = new List<T>[Cells.Count];
        Parallel.For(0, Cells.Count, at => found[at] = [.. find(Cells[at])]);
        return [.. found.SelectMany(one => one)];
    }

    private static IEnumerable<NotebookVariable> Declarations(NotebookCellModel cell)
    {
        foreach (SyntaxNode node in cell.Root.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax
                && cell.Semantics.GetDeclaredSymbol(node) is IFieldSymbol { ContainingType.IsScriptClass: true } field)
            {
                yield return new NotebookVariable(field, cell, node);
            }
        }
    }

    private IEnumerable<(NotebookVariable Variable, VariableUse Use)> Uses(NotebookCellModel cell, HashSet<string> names)
    {
        foreach (IdentifierNameSyntax name in cell.Root.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (names.Contains(name.Identifier.ValueText)
                && cell.Semantics.GetSymbolInfo(name).Symbol is IFieldSymbol field
                && _variables.TryGetValue(field, out NotebookVariable? variable))
            {
                yield return (variable, new VariableUse(cell, name, IsWrite(name)));
            }
        }

        foreach (Match match in cell.Code.Magics.SelectMany(magic => MagicVariable().Matches(magic.Text)))
        {
            NotebookVariable? meant = Variables.LastOrDefault(variable =>
                variable.Name == match.Groups[1].Value && variable.Cell.Order <= cell.Order);
            if (meant is not null)
            {
                yield return (meant, new VariableUse(cell, null, IsWrite: false));
            }
        }
    }

    private static bool IsWrite(IdentifierNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
        {
            node = tuple;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            _ => false,
        };
    }

    [GeneratedRegex(@"(?<=\s""?)@([\p{L}_][\p{L}\p{Nd}_]*)", RegexOptions.CultureInvariant)]
    private static partial Regex MagicVariable();
}
