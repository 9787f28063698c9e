using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Projects;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>Collects what files declare.</summary>
internal sealed class MemberCollector
{
    private readonly Dictionary<string, TypeParts> _types = new(StringComparer.Ordinal);
    private readonly List<(TypeParts? Type, MemberDeclarationSyntax Node)> _members = [];
    private readonly List<SyntaxNode> _program = [];

    /// <summary>Takes in a file.</summary>
    /// <param name="file">Its root.</param>
    public void Add(CompilationUnitSyntax file) => Add(file.Members, "", null);

    /// <summary>All that the files declare.</summary>
    public IReadOnlyList<DeclaredMember> Members() =>
    [
        .. _types.Values.Select(type => new DeclaredMember(type.Name, type.Signature, type.IsPublic, TokenText.Digest($"{type.Signature} {type.Attributes}"))),
        .. _types.Values.Where(type => type is { HasImplicitConstructor: true, IsPublic: true })
            .Select(type => new DeclaredMember($"{type.Name}.{Own(type.Name)}", $"public {type.Name}.{Own(type.Name)}()", true, TokenText.Digest(""))),
        .. _members.SelectMany(member => MemberText.Of(member.Type, member.Node)),
        .. _program.Count == 0 ? Array.Empty<DeclaredMember>() : [new DeclaredMember("Program", "Program", false, TokenText.Digest(_program))],
    ];

    private void Add(SyntaxList<MemberDeclarationSyntax> members, string prefix, TypeParts? outer)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Add(space.Members, prefix + TokenText.Of(space.Name) + ".", null);
                    break;
                case GlobalStatementSyntax statement:
                    _program.Add(statement);
                    break;
                case ExtensionBlockDeclarationSyntax extension when outer is not null:
                    AddExtension(extension, outer);
                    break;
                case BaseTypeDeclarationSyntax type:
                    AddType(type, prefix, outer);
                    break;
                default:
                    _members.Add((outer, member));
                    break;
            }
        }
    }

    private void AddType(BaseTypeDeclarationSyntax type, string prefix, TypeParts? outer)
    {
        string parameters = type is TypeDeclarationSyntax declaration ? Signatures.TypeParameters(declaration.TypeParameterList) : "";
        string name = prefix + type.Identifier.Text + parameters;
        if (!_types.TryGetValue(name, out TypeParts? parts))
        {
            _types[name] = parts = new TypeParts(name, outer?.IsPublic ?? true, outer?.IsInterface ?? false);
        }

        parts.Add(type);
        if (type is TypeDeclarationSyntax inner)
        {
            Add(inner.Members, name + ".", parts);
        }
        else if (type is EnumDeclarationSyntax values)
        {
            _members.AddRange(values.Members.Select(value => ((TypeParts?)parts, (MemberDeclarationSyntax)value)));
        }
    }

    /// <summary>Members of an extension block are members of its class, for what the block extends.</summary>
    private void AddExtension(ExtensionBlockDeclarationSyntax extension, TypeParts outer)
    {
        string name = $"{outer.Name}.extension{(extension.ParameterList is { } list ? Signatures.Parameters(list, withDefaults: false) : "")}";
        if (!_types.TryGetValue(name, out TypeParts? parts))
        {
            _types[name] = parts = new TypeParts(name, outer.IsPublic, outerIsInterface: true);
        }

        parts.Add(extension);
        Add(extension.Members, name + ".", parts);
    }

    private static string Own(string name)
    {
        string plain = name.Split('<')[0];
        return plain[(plain.LastIndexOf('.') + 1)..];
    }
}
