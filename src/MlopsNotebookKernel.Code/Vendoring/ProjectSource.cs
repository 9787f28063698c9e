using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>The projects compiled together from their text; nothing is emitted.</summary>
internal sealed class ProjectSource
{
    private static readonly CSharpParseOptions Options = new(
        LanguageVersion.Preview,
        DocumentationMode.Parse,
        SourceCodeKind.Regular,
        ["DEBUG", "TRACE", "NET", "NETCOREAPP", .. Enumerable.Range(5, 6).SelectMany(version => new[] { FormattableString.Invariant($"NET{version}_0_OR_GREATER") }), "NET10_0"]);

    private readonly Dictionary<SyntaxTree, int> _order;
    private readonly CSharpCompilation _without;

    public ProjectSource(IReadOnlyList<ProjectCode> projects, IReadOnlyList<MetadataReference> references)
    {
        GlobalUsings = [.. projects.SelectMany(project => project.GlobalUsings).Distinct(StringComparer.Ordinal)];
        CSharpSyntaxTree[] trees = [.. projects.SelectMany(project => project.Sources).Select(Parse)];
        _order = trees.Select((tree, index) => (tree, index)).ToDictionary(pair => (SyntaxTree)pair.tree, pair => pair.index);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        _without = CSharpCompilation.Create("Without", [], references, options);
        Compilation = CSharpCompilation.Create(
            "Vendored", [.. trees, Parse(string.Concat(GlobalUsings.Select(import => $"global using {import};\n")))], references, options);
    }

    /// <summary>The compilation.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>What every file uses because a project file says so.</summary>
    public IReadOnlyList<string> GlobalUsings { get; }

    /// <summary>Whether a tree is one of the projects' files.</summary>
    /// <param name="tree">The tree.</param>
    public bool Holds(SyntaxTree tree) => _order.ContainsKey(tree);

    /// <summary>A file's place among all.</summary>
    /// <param name="tree">The file.</param>
    public int OrderOf(SyntaxTree tree) => _order[tree];

    /// <summary>The declarations of a symbol in the projects; empty for what packages or the framework declare.</summary>
    /// <param name="symbol">The symbol.</param>
    public IReadOnlyList<SyntaxNode> DeclarationsOf(ISymbol symbol) =>
        [.. symbol.OriginalDefinition.DeclaringSyntaxReferences.Where(reference => Holds(reference.SyntaxTree)).Select(reference => reference.GetSyntax())];

    /// <summary>Whether packages or the framework have a namespace, too.</summary>
    /// <param name="name">Its full name.</param>
    public bool IsElsewhere(string name)
    {
        INamespaceSymbol? space = _without.GlobalNamespace;
        foreach (string part in name.Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        }

        return space is not null;
    }

    /// <summary>Whether a namespace is the projects' own, so that it is gone once they are.</summary>
    /// <param name="space">The namespace.</param>
    public bool IsOwn(INamespaceSymbol space) => !space.IsGlobalNamespace && !IsElsewhere(space.ToDisplayString());

    /// <summary>All usings of a file, also those within namespaces.</summary>
    /// <param name="tree">The file.</param>
    public static IEnumerable<UsingDirectiveSyntax> UsingsOf(SyntaxTree tree) => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    private static CSharpSyntaxTree Parse(string text) =>
        (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(text.Replace("\r\n", "\n", StringComparison.Ordinal), Options);
}
