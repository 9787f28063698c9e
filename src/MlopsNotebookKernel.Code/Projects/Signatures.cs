using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>What others see of members.</summary>
internal static class Signatures
{
    /// <summary>Modifiers that say how a member is implemented, which no caller sees.</summary>
    private static readonly HashSet<string> Unseen = new(["async", "unsafe", "partial", "extern", "new"], StringComparer.Ordinal);

    /// <summary>Modifiers as others see them, in a fixed order.</summary>
    /// <param name="modifiers">The modifiers.</param>
    /// <param name="byDefault">The access where none is written; empty for none to write.</param>
    public static string Modifiers(SyntaxTokenList modifiers, string byDefault)
    {
        string[] seen = [.. Ordered(modifiers.Select(modifier => modifier.Text).Where(modifier => !Unseen.Contains(modifier)))];
        return string.Join(' ', seen.Any(IsAccess) || byDefault.Length == 0 ? seen : [byDefault, .. seen]);
    }

    /// <summary>Modifiers in a fixed order, access first.</summary>
    /// <param name="modifiers">The modifiers.</param>
    public static IEnumerable<string> Ordered(IEnumerable<string> modifiers) =>
        modifiers.OrderBy(modifier => !IsAccess(modifier)).ThenBy(modifier => modifier, StringComparer.Ordinal);

    private static bool IsAccess(string modifier) => modifier is "public" or "private" or "protected" or "internal";

    /// <summary>Parameters: how they are passed, types, names, and defaults, which callers have compiled in.</summary>
    /// <param name="list">The parameters, with their brackets.</param>
    /// <param name="withDefaults">Whether their defaults are told.</param>
    public static string Parameters(BaseParameterListSyntax list, bool withDefaults)
    {
        IEnumerable<string> parameters = list.Parameters.Select(parameter => string.Join(' ', new[]
        {
            string.Join(' ', parameter.Modifiers.Select(modifier => modifier.Text).Where(modifier => modifier != "scoped")),
            TokenText.Of(parameter.Type),
            parameter.Identifier.Text,
            withDefaults && parameter.Default is { } value ? TokenText.Of(value) : "",
        }.Where(part => part.Length > 0)));
        return list is BracketedParameterListSyntax ? $"[{string.Join(", ", parameters)}]" : $"({string.Join(", ", parameters)})";
    }

    /// <summary>The accessors of a property, indexer or event that others can use: <c>{ get; set; }</c>.</summary>
    /// <param name="property">The member.</param>
    public static string Accessors(BasePropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { } list)
        {
            return "{ get; }";
        }

        string[] accessors =
        [
            .. list.Accessors.Where(accessor => !accessor.Modifiers.Any(SyntaxKind.PrivateKeyword) && !(accessor.Modifiers.Any(SyntaxKind.InternalKeyword) && !accessor.Modifiers.Any(SyntaxKind.ProtectedKeyword)))
                .Select(accessor => $"{string.Concat(accessor.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ReadOnlyKeyword)).Select(modifier => modifier.Text + " "))}{accessor.Keyword.Text};")
                .Order(StringComparer.Ordinal),
        ];
        return $"{{ {string.Join(' ', accessors)} }}";
    }

    /// <summary>A generic member's parameters and what is asked of them.</summary>
    /// <param name="list">The type parameters; null for none.</param>
    public static string TypeParameters(TypeParameterListSyntax? list) => TokenText.Of(list);
}
