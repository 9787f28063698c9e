using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Finds what goes into the library: what marked cells declare and do, and, from other cells, all that this needs.
/// What cannot go is refused, all of it at once.
/// </summary>
internal sealed class LibraryParts
{
    private readonly NotebookIndex _index;
    private readonly CellDiagnostics _diagnostics;
    private readonly HashSet<ISymbol> _taken = new(SymbolEqualityComparer.Default);
    private readonly HashSet<NotebookVariable> _mustBeConstant = [];
    private readonly Queue<LibraryPart> _pending = new();
    private readonly HashSet<(int Cell, int Line, string Reason)> _refused = [];

    /// <summary>Collects the parts of a notebook.</summary>
    /// <param name="index">The notebook.</param>
    /// <param name="isThorough">Whether all errors of the compiler are asked for; see <see cref="CellDiagnostics"/>.</param>
    public LibraryParts(NotebookIndex index, bool isThorough)
    {
        _index = index;
        _diagnostics = new CellDiagnostics(index, isThorough);
        foreach (NotebookCellModel cell in index.Cells.Where(cell => cell.Mark is not null))
        {
            TakeCell(cell);
        }

        Drain();
        Values = new StepValues(this, index);
        Values.Find();
        new NameClashes(this, index).Refuse();
    }

    /// <summary>Types in the order of the notebook.</summary>
    public List<LibraryPart.OwnType> Types { get; } = [];

    /// <summary>Functions in the order of the notebook.</summary>
    public List<LibraryPart.Function> Functions { get; } = [];

    /// <summary>Marked cells that are files of their own, with namespaces.</summary>
    public List<NotebookCellModel> LibraryCells { get; } = [];

    /// <summary>The statements of marked cells.</summary>
    public List<StepPart> Steps { get; } = [];

    /// <summary>What stands in the way.</summary>
    public List<ExportRefusal> Refusals { get; } = [];

    /// <summary>Whether errors of the compiler may stand in the way that were not asked for.</summary>
    public bool IsInDoubt => _diagnostics.IsInDoubt;

    /// <summary>What steps read and hand on; constants and options.</summary>
    public StepValues Values { get; }

    /// <summary>Constants that functions, types or places that take only constants use.</summary>
    public IReadOnlySet<NotebookVariable> MustBeConstant => _mustBeConstant;

    /// <summary>Refuses something, once.</summary>
    /// <param name="refusal">What and why.</param>
    public void Refuse(ExportRefusal refusal)
    {
        if (_refused.Add((refusal.Cell, refusal.Line, refusal.Reason)))
        {
            Refusals.Add(refusal);
        }
    }

    /// <summary>Takes a type of the notebook into the library; others are none of ours.</summary>
    /// <param name="type">The type.</param>
    public void TakeType(INamedTypeSymbol type)
    {
        INamedTypeSymbol outermost = type.OriginalDefinition;
        while (outermost.ContainingType is { IsScriptClass: false } outer)
        {
            outermost = outer;
        }

        if (outermost.IsImplicitlyDeclared || outermost.IsScriptClass || outermost.IsAnonymousType
            || _index.CellOf(outermost) is not { } cell || !_taken.Add(outermost))
        {
            return;
        }

        if (cell.IsLibrary)
        {
            TakeLibraryCell(cell);
        }
        else if (outermost.DeclaringSyntaxReferences[0].GetSyntax() is MemberDeclarationSyntax node)
        {
            LibraryPart.OwnType part = new(cell, node, outermost);
            Types.Add(part);
            _pending.Enqueue(part);
        }
    }

    private void TakeFunction(ISymbol symbol)
    {
        if (_index.CellOf(symbol) is { } cell
            && symbol.DeclaringSyntaxReferences[0].GetSyntax() is MemberDeclarationSyntax node && _taken.Add(symbol))
        {
            LibraryPart.Function part = new(cell, node, symbol);
            Functions.Add(part);
            _pending.Enqueue(part);
        }
    }

    private void TakeLibraryCell(NotebookCellModel cell)
    {
        if (!LibraryCells.Contains(cell))
        {
            LibraryCells.Add(cell);
            _diagnostics.RefuseIn(cell, cell.Root.FullSpan, Refuse);
        }
    }

    private void TakeCell(NotebookCellModel cell)
    {
        string name = Identifiers.Pascal(cell.Mark!);
        if (!Identifiers.IsIdentifier(cell.Mark!))
        {
            Refuse(cell.Refuse(cell.Root, $"'{cell.Mark}' is no C# name.", "Write #!mlops-export --as with a name such as LoadFlights."));
            return;
        }

        if (_index.Cells.First(other => other.Mark is not null && Identifiers.Pascal(other.Mark) == name) is var first && first != cell)
        {
            Refuse(cell.Refuse(cell.Root, $"It is marked {name}, and so is cell {first.Cell.Number}.", "Give one of them another name."));
            return;
        }

        _diagnostics.RefuseIn(cell, cell.Root.FullSpan, Refuse);
        if (_diagnostics.HasFaults(cell))
        {
            return;
        }

        if (cell.IsLibrary)
        {
            TakeLibraryCell(cell);
            return;
        }

        StepPart step = new(cell, name);
        List<LibraryPart.Function> functions = [];
        foreach (MemberDeclarationSyntax member in cell.Root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    TakeType((INamedTypeSymbol)cell.Semantics.GetDeclaredSymbol(member)!);
                    break;
                case MethodDeclarationSyntax or PropertyDeclarationSyntax:
                    functions.Add(new LibraryPart.Function(cell, member, cell.Semantics.GetDeclaredSymbol(member)!));
                    break;
                case GlobalStatementSyntax { Statement: var statement } when ShownCode.StaysBehind(statement, cell.Semantics):
                    break;
                case GlobalStatementSyntax or FieldDeclarationSyntax:
                    step.Body.Add(member);
                    break;
                default:
                    Refuse(cell.Refuse(member, "This kind of declaration has no place in a library.", "Move it into a class."));
                    break;
            }
        }

        new LocalFunctions(_index).Find(step, functions, Refuse);
        _taken.UnionWith(step.LocalFunctions.Select(function => function.Symbol));
        step.Body.AddRange(step.LocalFunctions.Select(function => function.Node));
        step.Body.Sort((a, b) => a.SpanStart.CompareTo(b.SpanStart));
        foreach (LibraryPart.Function function in functions.Except(step.LocalFunctions))
        {
            TakeFunction(function.Symbol);
        }

        bool onlyConstants = step.Body.All(member => member is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword));
        bool onlyShows = step.Body.Count == 0 && functions.Count == 0 && !cell.Root.Members.Any(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        if (!onlyConstants || onlyShows)
        {
            Steps.Add(step);
        }
        else
        {
            _mustBeConstant.UnionWith(_index.DeclaredIn(cell));
        }
    }

    /// <summary>Follows what the parts taken so far use, until nothing is new.</summary>
    public void Drain()
    {
        while (_pending.TryDequeue(out LibraryPart? part))
        {
            if (part.Cell.Mark is null)
            {
                _diagnostics.RefuseIn(part.Cell, part.Node.Span, Refuse);
            }

            foreach ((ISymbol symbol, SyntaxNode node) in part.Cell.Used(part.Node).Symbols)
            {
                Use(symbol, node, part.Cell);
                if (_index.VariableOf(symbol) is not { } variable)
                {
                    continue;
                }

                if (variable.Symbol.IsConst)
                {
                    UseConstant(variable);
                }
                else
                {
                    Refuse(part.Cell.Refuse(
                        node,
                        $"{part.Name} reads the variable {variable.Name} of cell {variable.Cell.Cell.Number}, which is the notebook's state.",
                        $"Pass {variable.Name} as a parameter, or declare it const."));
                }
            }
        }
    }

    /// <summary>A constant that the library holds, with the constants it is computed from.</summary>
    /// <param name="variable">The constant.</param>
    public void UseConstant(NotebookVariable variable)
    {
        if (_mustBeConstant.Add(variable) && variable.Initializer is { } value)
        {
            foreach ((ISymbol symbol, SyntaxNode node) in variable.Cell.Used(value).Symbols)
            {
                Use(symbol, node, variable.Cell);
                if (_index.VariableOf(symbol) is { } other)
                {
                    UseConstant(other);
                }
            }
        }
    }

    /// <summary>Takes in the types and functions that code uses, and refuses what no library can do.</summary>
    /// <param name="symbol">What is used.</param>
    /// <param name="node">Where.</param>
    /// <param name="cell">The cell.</param>
    public void Use(ISymbol symbol, SyntaxNode node, NotebookCellModel cell)
    {
        if (symbol is INamedTypeSymbol type)
        {
            TakeType(type);
        }
        else if (symbol is IMethodSymbol or IPropertySymbol && symbol.ContainingType is { IsScriptClass: true })
        {
            TakeFunction(symbol.OriginalDefinition);
        }
        else if (symbol.ContainingType is { } home)
        {
            TakeType(home);
        }

        if (symbol.ContainingAssembly?.Name == DisplayFunctions.AssemblyName)
        {
            Refuse(cell.Refuse(node, "It shows something, which only a notebook can do.", "Return the value, and show it in a cell of its own."));
        }

        if (symbol is IMethodSymbol { Name: "Read" or "ReadLine" or "ReadKey", ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } })
        {
            Refuse(cell.Refuse(node, "It waits for input.", "Make what it asks for a parameter, or a variable of a cell tagged parameters."));
        }
    }
}
