using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the statements of a cell as one method.</summary>
/// <param name="index">The notebook.</param>
/// <param name="values">What steps read and hand on.</param>
/// <param name="names">The library's names.</param>
internal sealed class StepText(NotebookIndex index, StepValues values, LibraryNames names)
{
    private const int LongestLine = 120;

    /// <summary>The method.</summary>
    /// <param name="step">The step.</param>
    /// <param name="types">Writes types and notes the using directives they need.</param>
    public string Write(StepPart step, TypeWriter types)
    {
        CodeEdits edits = new(step.Cell.Root.SyntaxTree.GetText());
        string options = OptionsName(step);
        bool usesOptions = Edit(step, edits, options);
        step.OptionsParameter = usesOptions ? options : null;
        List<string> body = [];
        if (usesOptions)
        {
            body.Add($"{options} ??= new {names.Options}();");
        }

        string statements = CodeLines.Tidy(string.Concat(step.Body.Select(member => edits.Render(member.FullSpan))));
        if (statements.Length > 0)
        {
            body.Add(statements);
        }

        if (Returned(step, edits) is { } returned)
        {
            body.Add($"return {returned};");
        }

        List<string> parameters = [.. step.Parameters.Select(parameter => $"{types.Write(parameter.Type)} {ParameterName(parameter)}")];
        if (usesOptions)
        {
            parameters.Add($"{names.Options}? {options} = null");
        }

        return string.Join('\n',
        [
            .. Documentation.Of(step.Cell.Cell.Markdown, $"Runs the notebook's cell <c>{step.Name}</c>.", Tags(step, usesOptions ? options : null), names.Origin(step.Cell)),
            Signature(step, types, parameters),
            "{",
            CodeLines.Indent(Spaced(body), 4),
            "}",
        ]);
    }

    /// <summary>The name of the parameter that takes a variable.</summary>
    /// <param name="variable">The variable.</param>
    public static string ParameterName(NotebookVariable variable) => Identifiers.Camel(variable.Name);

    /// <summary>The type of what a step gives, as C# source; null when it gives nothing.</summary>
    /// <param name="step">The step.</param>
    /// <param name="types">Writes types.</param>
    public static string? ResultType(StepPart step, TypeWriter types) => step switch
    {
        { Value: { } value } => types.Write(step.Cell.Semantics.GetTypeInfo(value) is var info
            && info.Type!.IsReferenceType && info.Nullability.FlowState == NullableFlowState.NotNull
                ? info.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
                : info.Type!),
        { Results: [] } => null,
        { Results: [var only] } => types.Write(only.Type),
        _ => step.ResultType,
    };

    private static string? Returned(StepPart step, CodeEdits edits) => step switch
    {
        { Value: { } value } => edits.Render(value.Span),
        { Results: [] } => null,
        { Results: [var only] } => only.Name,
        _ => $"new {step.ResultType}({string.Join(", ", step.Results.Select(result => result.Name))})",
    };

    private static string Signature(StepPart step, TypeWriter types, List<string> parameters)
    {
        string? result = ResultType(step, types);
        if (step.IsAsync)
        {
            types.Namespaces.Add("System.Threading.Tasks");
        }

        string returns = step.IsAsync ? result is null ? "async Task" : $"async Task<{result}>" : result ?? "void";
        string head = $"public static {returns} {step.Name}(";
        string line = head + string.Join(", ", parameters) + ")";
        return line.Length + 4 <= LongestLine ? line : head + "\n    " + string.Join(",\n    ", parameters) + ")";
    }

    private IEnumerable<string> Tags(StepPart step, string? options)
    {
        foreach (NotebookVariable parameter in step.Parameters)
        {
            yield return $"<param name=\"{ParameterName(parameter).TrimStart('@')}\">The notebook's <c>{parameter.Name}</c>.</param>";
        }

        if (options is not null)
        {
            yield return $"<param name=\"{options}\">The notebook's constants; its own values when null.</param>";
        }

        if (step.Results.Count > 0)
        {
            string list = string.Join(", ", step.Results.Select(result => $"<c>{result.Name}</c>"));
            yield return $"<returns>The notebook's {list}.</returns>";
        }
        else if (step.Value is not null)
        {
            yield return "<returns>The value that the cell shows.</returns>";
        }
    }

    private static string Spaced(List<string> body) => string.Join("\n\n", body);

    private string OptionsName(StepPart step)
    {
        HashSet<string> taken = [.. step.Cell.Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        return new[] { "options", "settings", "pipelineOptions" }.First(name => !taken.Contains(name));
    }

    /// <summary>Makes the changes that turn a cell's statements into a method's.</summary>
    private bool Edit(StepPart step, CodeEdits edits, string options)
    {
        bool usesOptions = false;
        HashSet<string> outer = [.. step.Parameters.Select(ParameterName), .. step.LocalFunctions.Select(function => function.Name),
            .. index.DeclaredIn(step.Cell).Where(variable => step.Body.Any(member => member.Span.Contains(variable.Declaration.Span))).Select(variable => variable.Name)];
        IEnumerable<SyntaxNode> code = step.Value is null ? step.Body : step.Body.Append<SyntaxNode>(step.Value);
        foreach (SyntaxNode member in code)
        {
            foreach (SyntaxTrivia trivia in member.DescendantTrivia().Where(trivia =>
                trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.EndRegionDirectiveTrivia)))
            {
                edits.Replace(trivia.FullSpan, "");
            }

            if (member is FieldDeclarationSyntax field)
            {
                MakeLocal(step, field, edits);
            }
            else if (member is MethodDeclarationSyntax function)
            {
                PartText.MakeLocal(function, edits);
            }

            foreach (SyntaxToken token in member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
            {
                usesOptions |= EditName(step, token, outer, edits, options);
            }
        }

        return usesOptions;
    }

    private bool EditName(StepPart step, SyntaxToken token, HashSet<string> outer, CodeEdits edits, string options)
    {
        ISymbol? symbol = token.Parent is null ? null
            : step.Cell.Semantics.GetDeclaredSymbol(token.Parent)
                ?? (token.Parent is SimpleNameSyntax name ? step.Cell.Semantics.GetSymbolInfo(name).Symbol : null);
        if (symbol is null)
        {
            return false;
        }

        if (index.VariableOf(symbol) is { } variable)
        {
            if (values.IsOption(variable))
            {
                edits.Replace(token.Span, $"{options}.{Identifiers.Pascal(variable.Name)}");
                return true;
            }

            if (step.Parameters.Contains(variable) && ParameterName(variable) is var parameter && parameter != token.Text)
            {
                edits.Replace(token.Span, parameter);
            }
        }
        else if (symbol is ILocalSymbol or IRangeVariableSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            && outer.Contains(symbol.Name))
        {
            // In a script a nested name may hide one of the top; in a method it may not.
            edits.Replace(token.Span, symbol.Name + "1");
        }

        return false;
    }

    private static void MakeLocal(StepPart step, FieldDeclarationSyntax field, CodeEdits edits)
    {
        foreach (SyntaxToken modifier in field.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ConstKeyword)))
        {
            edits.Replace(PartText.Through(modifier), "");
        }

        foreach (VariableDeclaratorSyntax declarator in field.Declaration.Variables.Where(declarator => declarator.Initializer is null))
        {
            // A script's variables start with the default of their type; a method's must be given it.
            bool isReference = field.Declaration.Type is not NullableTypeSyntax
                && step.Cell.Semantics.GetTypeInfo(field.Declaration.Type).Type is { IsReferenceType: true };
            edits.Insert(declarator.Span.End, isReference ? " = default!" : " = default");
        }
    }
}
