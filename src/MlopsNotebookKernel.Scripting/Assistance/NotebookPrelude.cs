using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>
/// What the cells so far declare, as one text without bodies and statements: usings, variables with their types, methods,
/// types. Completion reads it in place of the chain of submissions, so that its time and memory depend on how many names
/// a notebook has and not on how often its cells ran. The latest declaration of a name counts.
/// </summary>
internal sealed partial class NotebookPrelude
{
    private readonly Dictionary<string, string> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _usings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private int _read;

    /// <summary>The names of the notebook's variables.</summary>
    public IReadOnlySet<string> Variables => _variables;

    /// <summary>Every identifier that the cells so far use: what was used once is likely used again.</summary>
    public IReadOnlySet<string> Words => _words;

    /// <summary>The text.</summary>
    public string Text => string.Join('\n', _usings.Values.Concat(_declarations.Values));

    /// <summary>Reads the submissions that came since the last time.</summary>
    /// <param name="submissions">All submissions, oldest first.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(IReadOnlyList<CSharpCompilation> submissions)
    {
        int before = _read;
        for (; _read < submissions.Count; _read++)
        {
            Add(submissions[_read]);
        }

        return _read > before;
    }

    private void Add(CSharpCompilation submission)
    {
        CompilationUnitSyntax root = submission.SyntaxTrees[0].GetCompilationUnitRoot();
        foreach (UsingDirectiveSyntax directive in root.Usings)
        {
            string text = directive.WithoutTrivia().ToString();
            _usings[text] = text;
        }

        _words.UnionWith(root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        foreach (IFieldSymbol field in submission.ScriptClass?.GetMembers().OfType<IFieldSymbol>() ?? [])
        {
            if (field is { IsImplicitlyDeclared: false, CanBeReferencedByName: true } && Variable(field, root) is { } variable)
            {
                Declare(field.Name, variable);
                _variables.Add(field.Name);
            }
        }

        foreach (MemberDeclarationSyntax member in root.Members)
        {
            switch (member)
            {
                case MethodDeclarationSyntax method:
                    string parameters = string.Join(',', method.ParameterList.Parameters.Select(parameter => parameter.Type?.ToString()));
                    Declare($"{method.Identifier.ValueText}({parameters})", WithoutBody(method));
                    break;
                case PropertyDeclarationSyntax property:
                    Declare(property.Identifier.ValueText, property.ToString());
                    break;
                case BaseTypeDeclarationSyntax type:
                    int arity = (type as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0;
                    Declare(arity == 0 ? type.Identifier.ValueText : $"{type.Identifier.ValueText}`{arity}", type.ToString());
                    break;
                case DelegateDeclarationSyntax type:
                    Declare(type.Identifier.ValueText, type.ToString());
                    break;
            }
        }
    }

    private void Declare(string name, string text)
    {
        _variables.Remove(name);
        _declarations[name] = text;
    }

    private static string WithoutBody(MethodDeclarationSyntax method) => method
        .WithBody(null).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
        .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!")))
        .WithoutTrivia().ToString();

    /// <summary>A variable's declaration: with its type where that has a name, else as it was written.</summary>
    private static string? Variable(IFieldSymbol field, CompilationUnitSyntax root)
    {
        // The compiler's class around a submission has no name in C#; its nested types are in scope by theirs.
        string type = SubmissionName().Replace(field.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), "");
        string modifier = field.IsConst ? "static readonly " : "";
        if (!type.Contains("<anonymous", StringComparison.Ordinal))
        {
            return $"{modifier}{type} @{field.Name};";
        }

        VariableDeclaratorSyntax? written = field.Locations
            .Select(location => root.FindNode(location.SourceSpan) as VariableDeclaratorSyntax).FirstOrDefault(node => node is not null);
        return written?.Initializer is { } initializer ? $"var @{field.Name} {initializer};" : null;
    }

    [GeneratedRegex(@"(global::)?Submission#\d+\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SubmissionName();
}
