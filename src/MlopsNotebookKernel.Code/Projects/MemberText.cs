using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Projects;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>Writes down single members.</summary>
internal static class MemberText
{
    /// <summary>What a declaration declares: one member, or several for a list of fields.</summary>
    /// <param name="type">The type it stands in; null for a delegate of a namespace.</param>
    /// <param name="node">The declaration.</param>
    public static IEnumerable<DeclaredMember> Of(TypeParts? type, MemberDeclarationSyntax node)
    {
        string prefix = type is null ? NamespaceOf(node) : type.Name + ".";
        bool isPublic = IsPublic(type, node);
        switch (node)
        {
            case FieldDeclarationSyntax field:
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                {
                    // Whoever uses a constant has its value compiled in.
                    bool isConstant = isPublic && field.Modifiers.Any(SyntaxKind.ConstKeyword);
                    string value = isConstant && variable.Initializer is { } initializer ? " " + TokenText.Of(initializer) : "";
                    yield return Make(prefix + variable.Identifier.Text, $"{Access(type, node)}{TokenText.Of(field.Declaration.Type)} {prefix}{variable.Identifier.Text}{value}", isPublic, [field.Declaration.Type, variable, .. field.AttributeLists]);
                }

                break;
            case EventFieldDeclarationSyntax events:
                foreach (VariableDeclaratorSyntax variable in events.Declaration.Variables)
                {
                    yield return Make(prefix + variable.Identifier.Text, $"{Access(type, node)}event {TokenText.Of(events.Declaration.Type)} {prefix}{variable.Identifier.Text}", isPublic, [events]);
                }

                break;
            default:
                if (Single(type, node, prefix, isPublic) is var (name, signature))
                {
                    yield return Make(name, signature, isPublic, [node]) with { ActsUnasked = ActsUnasked(node) };
                }

                break;
        }
    }

    private static (string Name, string Signature)? Single(TypeParts? type, MemberDeclarationSyntax node, string prefix, bool isPublic)
    {
        string access = Access(type, node);
        switch (node)
        {
            case MethodDeclarationSyntax method:
                string of = prefix + TokenText.Of(method.ExplicitInterfaceSpecifier) + method.Identifier.Text;
                return (of, $"{access}{TokenText.Of(method.ReturnType)} {of}{Signatures.TypeParameters(method.TypeParameterList)}{Signatures.Parameters(method.ParameterList, isPublic)}{Constraints(method.ConstraintClauses)}");
            case PropertyDeclarationSyntax property:
                string named = prefix + TokenText.Of(property.ExplicitInterfaceSpecifier) + property.Identifier.Text;
                return (named, $"{access}{TokenText.Of(property.Type)} {named} {Signatures.Accessors(property)}");
            case IndexerDeclarationSyntax indexer:
                string indexed = prefix + TokenText.Of(indexer.ExplicitInterfaceSpecifier) + "this";
                return (indexed, $"{access}{TokenText.Of(indexer.Type)} {indexed}{Signatures.Parameters(indexer.ParameterList, isPublic)} {Signatures.Accessors(indexer)}");
            case EventDeclarationSyntax custom:
                string raised = prefix + TokenText.Of(custom.ExplicitInterfaceSpecifier) + custom.Identifier.Text;
                return (raised, $"{access}event {TokenText.Of(custom.Type)} {raised}");
            case ConstructorDeclarationSyntax constructor:
                string made = prefix + constructor.Identifier.Text;
                return (made, $"{access}{made}{Signatures.Parameters(constructor.ParameterList, isPublic)}");
            case DestructorDeclarationSyntax destructor:
                return (prefix + "~" + destructor.Identifier.Text, $"{prefix}~{destructor.Identifier.Text}()");
            case OperatorDeclarationSyntax operation:
                string symbol = $"{prefix}operator {operation.CheckedKeyword.Text}{operation.OperatorToken.Text}";
                return (symbol, $"{access}{TokenText.Of(operation.ReturnType)} {symbol}{Signatures.Parameters(operation.ParameterList, isPublic)}");
            case ConversionOperatorDeclarationSyntax conversion:
                string target = $"{prefix}operator {TokenText.Of(conversion.Type)}";
                return (target, $"{access}{conversion.ImplicitOrExplicitKeyword.Text} {target}{Signatures.Parameters(conversion.ParameterList, isPublic)}");
            case DelegateDeclarationSyntax delegation:
                string called = prefix + delegation.Identifier.Text;
                return (called, $"{access}delegate {TokenText.Of(delegation.ReturnType)} {called}{Signatures.TypeParameters(delegation.TypeParameterList)}{Signatures.Parameters(delegation.ParameterList, true)}{Constraints(delegation.ConstraintClauses)}");
            case EnumMemberDeclarationSyntax value:
                string member = prefix + value.Identifier.Text;
                return (member, $"{member}{(value.EqualsValue is { } equals ? " " + TokenText.Of(equals) : "")}");
            default:
                return null;
        }
    }

    private static DeclaredMember Make(string name, string signature, bool isPublic, IEnumerable<SyntaxNode> code) =>
        new(name, signature, isPublic, TokenText.Digest(code));

    private static bool IsPublic(TypeParts? type, MemberDeclarationSyntax node)
    {
        if (type is { IsPublic: false })
        {
            return false;
        }

        if (node is EnumMemberDeclarationSyntax)
        {
            return true;
        }

        if (node is DestructorDeclarationSyntax || IsExplicit(node))
        {
            return false;
        }

        SyntaxTokenList modifiers = node.Modifiers;
        return modifiers.Any(SyntaxKind.PublicKeyword)
            || (modifiers.Any(SyntaxKind.ProtectedKeyword) && !modifiers.Any(SyntaxKind.PrivateKeyword) && type is { IsClosed: false })
            || (type is { IsInterface: true } && !modifiers.Any(SyntaxKind.PrivateKeyword) && !modifiers.Any(SyntaxKind.InternalKeyword));
    }

    private static bool IsExplicit(MemberDeclarationSyntax node) => node switch
    {
        MethodDeclarationSyntax method => method.ExplicitInterfaceSpecifier is not null,
        BasePropertyDeclarationSyntax property => property.ExplicitInterfaceSpecifier is not null,
        _ => false,
    };

    /// <summary>Such a member takes part without being called by name.</summary>
    private static bool ActsUnasked(MemberDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || node is DestructorDeclarationSyntax or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax
        || IsExplicit(node)
        || (node is ConstructorDeclarationSyntax && node.Modifiers.Any(SyntaxKind.StaticKeyword))
        || node.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => TokenText.Of(attribute.Name).Contains("ModuleInitializer", StringComparison.Ordinal));

    private static string Access(TypeParts? type, MemberDeclarationSyntax node) =>
        Signatures.Modifiers(node.Modifiers, type is { IsInterface: true } ? "public" : "") is { Length: > 0 } modifiers ? modifiers + " " : "";

    private static string Constraints(SyntaxList<TypeParameterConstraintClauseSyntax> clauses) =>
        string.Concat(clauses.Select(clause => " " + TokenText.Of(clause)));

    private static string NamespaceOf(SyntaxNode node) => string.Concat(
        node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => TokenText.Of(space.Name) + "."));
}
