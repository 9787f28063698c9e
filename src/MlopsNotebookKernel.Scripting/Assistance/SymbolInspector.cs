using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Scripting.Assistance.Documentation;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>Says what stands at a position of C#: its signature and its documentation. No code runs.</summary>
/// <param name="chain">The cells that ran.</param>
internal sealed class SymbolInspector(SubmissionChain chain)
{
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeConstantValue);

    /// <summary>Inspects a position: the name there, else the call whose arguments it is among.</summary>
    /// <param name="code">The cell's C#.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null where nothing is named.</returns>
    public Inspection? Inspect(string code, int position, CancellationToken cancellation)
    {
        SyntaxTree tree = SubmissionChain.Parse(new CodeText(code, "cell"));
        SyntaxNode root = tree.GetRoot(cancellation);
        CSharpCompilation compilation = chain.Consider(tree);
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (SyntaxNode node in Candidates(root, position))
        {
            if (SymbolOf(model, node, cancellation) is { } symbol && !IsSubmission(symbol))
            {
                return new Inspection(node.Span.Start, node.Span.End, Describe(model, compilation, node, symbol, cancellation));
            }
        }

        return null;
    }

    /// <summary>The name at the cursor or just before it, then the calls around it, innermost first.</summary>
    private static IEnumerable<SyntaxNode> Candidates(SyntaxNode root, int position)
    {
        foreach (int at in new[] { position, position - 1 })
        {
            if (at >= 0 && at < root.FullSpan.End && root.FindToken(at) is { Parent: { } parent } token && token.Span.Contains(at)
                && (token.IsKind(SyntaxKind.IdentifierToken) || parent is PredefinedTypeSyntax))
            {
                yield return parent;
            }
        }

        if (root.FullSpan.End == 0)
        {
            yield break;
        }

        SyntaxToken inside = root.FindToken(Math.Clamp(position - 1, 0, root.FullSpan.End - 1));
        foreach (SyntaxNode node in inside.Parent?.AncestorsAndSelf() ?? [])
        {
            ArgumentListSyntax? arguments = node switch
            {
                InvocationExpressionSyntax call => call.ArgumentList,
                BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
                _ => null,
            };
            if (arguments is not null && position > arguments.OpenParenToken.SpanStart)
            {
                yield return node is InvocationExpressionSyntax { Expression: var called }
                    ? called is MemberAccessExpressionSyntax member ? member.Name : called
                    : node;
            }
        }
    }

    private static ISymbol? SymbolOf(SemanticModel model, SyntaxNode node, CancellationToken cancellation)
    {
        SymbolInfo info = model.GetSymbolInfo(node, cancellation);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
            ?? model.GetDeclaredSymbol(node, cancellation)
            ?? model.GetMemberGroup(node, cancellation).FirstOrDefault();
        return symbol is null && node is PredefinedTypeSyntax ? model.GetTypeInfo(node, cancellation).Type : symbol;
    }

    private static bool IsSubmission(ISymbol symbol) => symbol is INamedTypeSymbol { IsScriptClass: true };

    private static Bundle Describe(
        SemanticModel model, CSharpCompilation compilation, SyntaxNode node, ISymbol symbol, CancellationToken cancellation)
    {
        int others = model.GetMemberGroup(node, cancellation).Length - 1;
        string signature = Text(symbol) + (others > 0 ? $"  (+ {others} more)" : "");
        SymbolDocumentation documentation = DocumentationReader.Of(symbol, compilation);
        return Bundle.OfText(string.Join("\n\n", new[] { signature, documentation.ToText() }.Where(part => part.Length > 0)))
            .With(MimeTypes.Markdown, string.Join("\n\n", new[] { $"```csharp\n{signature}\n```", documentation.ToMarkdown() }.Where(part => part.Length > 0)));
    }

    /// <summary>A variable of the notebook is a field to the compiler, of a class that nobody wrote.</summary>
    private static string Text(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { ContainingType.IsScriptClass: true } field => $"{field.Type.ToDisplayString(Signature)} {field.Name}",
        IMethodSymbol { ContainingType.IsScriptClass: true } method => method.ToDisplayString(Signature.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType)),
        _ => symbol.ToDisplayString(Signature),
    };
}
