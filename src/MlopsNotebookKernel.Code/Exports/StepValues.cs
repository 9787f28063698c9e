using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Finds what each step reads from other cells (its parameters), what later cells read of it (its results), and which
/// constants become options.
/// </summary>
/// <param name="parts">Takes in what steps need, and refusals.</param>
/// <param name="index">The notebook.</param>
internal sealed class StepValues(LibraryParts parts, NotebookIndex index)
{
    private readonly HashSet<NotebookVariable> _options = [];

    /// <summary>Constants and parameters of the notebook that became options, in order.</summary>
    public IEnumerable<NotebookVariable> Options => InOrder(_options);

    /// <summary>Constants of the library, in order.</summary>
    public IEnumerable<NotebookVariable> Constants => InOrder(parts.MustBeConstant);

    /// <summary>Whether a variable became an option.</summary>
    /// <param name="variable">The variable.</param>
    public bool IsOption(NotebookVariable variable) => _options.Contains(variable);

    /// <summary>Fills in parameters and results of all steps.</summary>
    public void Find()
    {
        foreach (StepPart step in parts.Steps)
        {
            FindReads(step);
        }

        parts.Drain();
        _options.ExceptWith(parts.MustBeConstant);
        foreach (StepPart step in parts.Steps)
        {
            step.Body.RemoveAll(member => member is FieldDeclarationSyntax field && field.Declaration.Variables.All(declarator =>
                index.VariableOf(step.Cell.Semantics.GetDeclaredSymbol(declarator)!) is { } variable
                && (IsOption(variable) || parts.MustBeConstant.Contains(variable))));
            FindResults(step);
        }

        foreach (StepPart step in parts.Steps.Where(step => step.Body.Count == 0 && step.Value is null).ToList())
        {
            parts.Steps.Remove(step);
            if (!index.DeclaredIn(step.Cell).Any(variable => IsOption(variable) || parts.MustBeConstant.Contains(variable))
                && step.Cell.Root.Members.All(member => member is GlobalStatementSyntax))
            {
                parts.Refuse(step.Cell.Root.Members.Count == 0
                    ? step.Cell.Refuse(step.Cell.Root, "It holds no code but using directives, packages and magic lines.", "Take its mark away: a library gets the packages and using directives that its members need by itself.")
                    : step.Cell.Refuse(step.Cell.Root, "It only shows things: nothing is left to export.", "Mark the cell that does the work."));
            }
        }

        parts.Drain();
        RefuseSharedState();
    }

    private void FindReads(StepPart step)
    {
        HashSet<NotebookVariable> reads = [];
        foreach (MemberDeclarationSyntax member in step.Body)
        {
            step.IsAsync |= Awaits(member);
            foreach ((ISymbol symbol, SyntaxNode node) in step.Cell.Used(member).Symbols)
            {
                parts.Use(symbol, node, step.Cell);
                if (index.VariableOf(symbol) is { } variable)
                {
                    Classify(step, variable, node);
                    reads.Add(variable);
                }
            }
        }

        step.Parameters.AddRange(InOrder(reads.Where(variable => IsParameter(step, variable))));
        foreach (NotebookVariable parameter in step.Parameters)
        {
            RequireNameable(step, parameter, parameter.Uses.First(use => use.Cell == step.Cell && use.Node is not null).Node!);
        }
    }

    private bool IsParameter(StepPart step, NotebookVariable variable) =>
        variable.Cell != step.Cell && !variable.Symbol.IsConst && !IsOption(variable);

    private void Classify(StepPart step, NotebookVariable variable, SyntaxNode node)
    {
        if (variable.Symbol.IsConst)
        {
            if (TakesOnlyConstants(node))
            {
                parts.UseConstant(variable);
            }
            else if (variable.Cell != step.Cell)
            {
                _options.Add(variable);
            }
        }
        else if (variable.Cell.Cell.IsParameters && variable.Constant.HasValue
            && !variable.Uses.Any(use => use.IsWrite))
        {
            _options.Add(variable);
        }
    }

    /// <summary>Case labels, patterns, attributes, defaults of parameters and other constants take no options.</summary>
    private static bool TakesOnlyConstants(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case CaseSwitchLabelSyntax or ConstantPatternSyntax or RelationalPatternSyntax or AttributeArgumentSyntax:
                    return true;
                case EqualsValueClauseSyntax { Parent: ParameterSyntax }:
                    return true;
                case LocalDeclarationStatementSyntax local:
                    return local.IsConst;
                case FieldDeclarationSyntax field:
                    return field.Modifiers.Any(SyntaxKind.ConstKeyword);
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private void FindResults(StepPart step)
    {
        List<NotebookVariable> declared = [.. index.DeclaredIn(step.Cell).Where(variable =>
            !variable.Symbol.IsConst && !IsOption(variable) && step.Body.Any(member => member.Span.Contains(variable.Declaration.Span)))];
        step.Results.AddRange(declared.Where(variable => variable.Uses.Any(use => use.Cell.Order > step.Cell.Order)));
        ExpressionStatementSyntax? last = step.Cell.Root.Members
            .OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<ExpressionStatementSyntax>()
            .LastOrDefault(statement => ShownCode.IsValueOfCell(statement, step.Cell.Semantics));
        if (step.Results.Count == 0 && last is not null)
        {
            TakeValue(step, last.Expression, declared);
        }

        if (step.Results.Count == 0 && step.Value is null)
        {
            step.Results.AddRange(declared.Where(variable => !variable.Uses.Any(use =>
                use.Node is { } node && step.Body.Any(member => member.Span.Contains(node.Span)))));
        }

        foreach (NotebookVariable result in step.Results)
        {
            RequireNameable(step, result, result.Declaration);
        }
    }

    private void TakeValue(StepPart step, ExpressionSyntax expression, List<NotebookVariable> declared)
    {
        SemanticModel semantics = step.Cell.Semantics;
        if (semantics.GetSymbolInfo(expression).Symbol is { } symbol
            && index.VariableOf(symbol) is { } variable && declared.Contains(variable))
        {
            step.Results.Add(variable);
            return;
        }

        // What a cell shows at its end may be prose made of its values: it is a result only where nothing else is.
        bool isOnlyCode = step.Body.Count == 0;
        if (semantics.GetTypeInfo(expression).Type is not { } type || (TypeWriter.WhyUnnameable(type) is not null && !isOnlyCode)
            || (!isOnlyCode && declared.Count > 0))
        {
            return;
        }

        if (TypeWriter.WhyUnnameable(type) is { } reason)
        {
            parts.Refuse(step.Cell.Refuse(
                expression,
                type is IErrorTypeSymbol && CellDiagnostics.CauseIn(step.Cell) is { } cause ? $"It does not compile: {cause}" : $"The cell's value cannot be a result: {reason}.",
                type is IErrorTypeSymbol ? "Make the cell run in the notebook first." : "Declare a record for it."));
            return;
        }

        step.Value = expression;
        step.IsAsync |= expression.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().Any();
        foreach ((ISymbol used, SyntaxNode node) in step.Cell.Used(expression).Symbols)
        {
            parts.Use(used, node, step.Cell);
            if (index.VariableOf(used) is { } read)
            {
                Classify(step, read, node);
                if (IsParameter(step, read) && !step.Parameters.Contains(read))
                {
                    step.Parameters.Add(read);
                    RequireNameable(step, read, node);
                }
            }
        }

        TakeTypes(type);
    }

    private void RequireNameable(StepPart step, NotebookVariable variable, SyntaxNode place)
    {
        if (TypeWriter.WhyUnnameable(variable.Type) is not { } reason)
        {
            TakeTypes(variable.Type);
            return;
        }

        if (variable.Cell != step.Cell && variable.Cell.Faults.FirstOrDefault() is { } fault && variable.Type is IErrorTypeSymbol)
        {
            parts.Refuse(step.Cell.Refuse(
                place,
                $"It reads {variable.Name} of cell {variable.Cell.Cell.Number}, which does not compile: {fault.Message}",
                "Make that cell compile by what C# cells declare."));
            return;
        }

        if (variable.Type is IErrorTypeSymbol)
        {
            parts.Refuse(step.Cell.Refuse(
                place,
                $"What {variable.Name}{(variable.Cell == step.Cell ? "" : $" of cell {variable.Cell.Cell.Number}")} is cannot be told: something that it is made of is missing, a package or a cell that did not compile.",
                "Run the notebook from its start, and mend the first cell that fails."));
            return;
        }

        bool isAnonymous = reason.Contains("anonymous", StringComparison.Ordinal);
        parts.Refuse(step.Cell.Refuse(
            place,
            variable.Cell == step.Cell
                ? $"{variable.Name} is what the cell gives, and {reason}."
                : $"It reads {variable.Name} of cell {variable.Cell.Cell.Number}, and {reason}.",
            isAnonymous ? "Declare a record for it." : $"Give {variable.Name} a type that has a name."));
    }

    private void TakeTypes(ITypeSymbol type)
    {
        TypeWriter writer = new(isPrecise: true);
        writer.Write(type);
        foreach (INamedTypeSymbol own in writer.OwnTypes)
        {
            parts.TakeType(own);
        }
    }

    private void RefuseSharedState()
    {
        List<NotebookVariable> involved = [.. InOrder(parts.Steps.SelectMany(step => step.Parameters.Concat(step.Results)).Distinct())];
        foreach (NotebookVariable variable in involved)
        {
            foreach (VariableUse write in variable.Uses.Where(use => use.IsWrite && use.Cell != variable.Cell))
            {
                parts.Refuse(write.Cell.Refuse(
                    write.Node!,
                    $"It changes {variable.Name}, which cell {variable.Cell.Cell.Number} declares: state changed from two cells.",
                    "Give the new value a name of its own."));
            }
        }

        foreach (IGrouping<string, NotebookVariable> same in involved.GroupBy(variable => variable.Name))
        {
            NotebookVariable first = same.First();
            if (same.FirstOrDefault(other => other.Type.ToDisplayString() != first.Type.ToDisplayString()) is { } other)
            {
                parts.Refuse(other.Cell.Refuse(
                    other.Declaration,
                    $"{other.Name} has another type than in cell {first.Cell.Cell.Number}, and both are used by finished cells.",
                    "Give one of them another name."));
            }
        }
    }

    private static bool Awaits(SyntaxNode member) => member
        .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) && (node == member || node is not MethodDeclarationSyntax))
        .Any(node => node is AwaitExpressionSyntax
            || (node is ForEachStatementSyntax loop && loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            || (node is LocalDeclarationStatementSyntax local && local.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            || (node is UsingStatementSyntax block && block.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)))
        && member is not MethodDeclarationSyntax;

    private static IEnumerable<NotebookVariable> InOrder(IEnumerable<NotebookVariable> variables) =>
        variables.OrderBy(variable => variable.Cell.Order).ThenBy(variable => variable.Declaration.SpanStart);
}
