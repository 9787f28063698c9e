using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>The parts of a type together: cutting a partial type in other pieces changes nothing.</summary>
/// <param name="name">Its full name.</param>
/// <param name="outerIsPublic">Whether the types around it can be used by others.</param>
/// <param name="outerIsInterface">Whether it stands in an interface, where members are public by default.</param>
internal sealed class TypeParts(string name, bool outerIsPublic, bool outerIsInterface)
{
    private readonly SortedSet<string> _modifiers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _bases = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _constraints = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _attributes = new(StringComparer.Ordinal);
    private string _keyword = "";
    private string _parameters = "";

    /// <summary>Its full name.</summary>
    public string Name => name;

    /// <summary>Whether it is an interface, whose members are public by default.</summary>
    public bool IsInterface => _keyword == "interface";

    /// <summary>Whether nothing inherits from it, so that its protected members are its own.</summary>
    public bool IsClosed => _keyword is "struct" or "record struct" or "enum" || _modifiers.Contains("sealed") || _modifiers.Contains("static");

    /// <summary>Whether it can be made without arguments unless a constructor says otherwise.</summary>
    public bool HasImplicitConstructor { get; private set; } = true;

    /// <summary>Whether other assemblies can use it.</summary>
    public bool IsPublic => outerIsPublic && (_modifiers.Contains("public") || _modifiers.Contains("protected") || outerIsInterface && !_modifiers.Contains("private") && !_modifiers.Contains("internal"));

    /// <summary>What others see of it.</summary>
    public string Signature => string.Join(' ', new[]
    {
        string.Join(' ', Signatures.Ordered(_modifiers)),
        _keyword,
        name + _parameters,
        _bases.Count == 0 ? "" : $": {string.Join(", ", _bases)}",
        string.Join(' ', _constraints),
    }.Where(part => part.Length > 0));

    /// <summary>What is said about it that others do not see.</summary>
    public string Attributes => string.Join(' ', _attributes);

    /// <summary>Takes in a part.</summary>
    /// <param name="type">The declaration.</param>
    public void Add(BaseTypeDeclarationSyntax type)
    {
        _modifiers.UnionWith(type.Modifiers.Select(modifier => modifier.Text).Where(modifier => modifier is not ("partial" or "unsafe" or "new" or "file")));
        _bases.UnionWith(type.BaseList?.Types.Select(TokenText.Of) ?? []);
        _attributes.UnionWith(type.AttributeLists.Select(TokenText.Of));
        _keyword = type switch
        {
            RecordDeclarationSyntax record => record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : "record",
            TypeDeclarationSyntax other => other.Keyword.Text,
            _ => "enum",
        };
        if (type is not TypeDeclarationSyntax declaration)
        {
            HasImplicitConstructor = false;
            return;
        }

        _constraints.UnionWith(declaration.ConstraintClauses.Select(TokenText.Of));
        if (declaration.ParameterList is { } parameters)
        {
            _parameters = Signatures.Parameters(parameters, withDefaults: true);
            HasImplicitConstructor = false;
        }

        HasImplicitConstructor &= _keyword is "class" or "record" && !_modifiers.Contains("static") && !_modifiers.Contains("abstract")
            && !declaration.Members.OfType<ConstructorDeclarationSyntax>().Any(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword));
    }
}
