using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>
/// Copies what a notebook calls of projects, with all that this needs, into a script that the notebook loads instead. The
/// result is compiled with the notebook before it is given: what does not hold together is refused.
/// </summary>
public static class NotebookVendor
{
    private const int MostErrors = 5;

    /// <summary>Makes the copy; nothing is written, built or run.</summary>
    /// <param name="request">What is asked.</param>
    public static VendoredCode Vendor(VendorRequest request)
    {
        IReadOnlyList<MetadataReference> references = FrameworkReferences.With(request.ReferencePaths);
        ProjectSource source = new(request.Projects, references);
        IReadOnlyList<NotebookCellModel> cells = Compile(request, request.Cells, [.. references, source.Compilation.ToMetadataReference()]);
        NeededCode needed = new(source);
        foreach (NotebookCellModel cell in cells)
        {
            needed.Take(cell.Root, cell.Semantics);
        }

        IReadOnlyList<MemberDeclarationSyntax> taken = needed.Taken;
        CellEdits edits = new(source, request);
        IReadOnlyList<CellEdit> changed = edits.Of(cells);
        string text = new VendoredText(source).Write(taken);
        List<VendorRefusal> refusals = [.. edits.Refusals, .. Collisions(taken), .. Aliases(taken, source)];
        if (refusals.Count == 0)
        {
            refusals.AddRange(Faults(request, references, cells, changed, text));
        }

        return new VendoredCode(text, [.. taken.SelectMany(Names)], changed, refusals, HasExtensions(text));
    }

    private static IReadOnlyList<NotebookCellModel> Compile(VendorRequest request, IReadOnlyList<ExportCell> cells, IReadOnlyList<MetadataReference> references) =>
        NotebookCompilation.Of(new ExportRequest("Vendored", "", null, cells, request.Imports, request.ReferencePaths, [], []), references);

    /// <summary>Types of different namespaces may share a name; those of a script may not.</summary>
    private static IEnumerable<VendorRefusal> Collisions(IReadOnlyList<MemberDeclarationSyntax> taken) =>
        from node in taken
        let top = (MemberDeclarationSyntax?)VendoredText.Shells(node).FirstOrDefault() ?? node
        group Namespace(top) by Identifier(top) into names
        let spaces = names.Distinct(StringComparer.Ordinal).ToArray()
        where spaces.Length > 1
        select new VendorRefusal(names.Key, $"it is declared in {string.Join(" and ", spaces)}, and a file that notebooks load has no namespaces to tell them apart", "Use only one of them in the notebook, or rename one.");

    private static IEnumerable<VendorRefusal> Aliases(IReadOnlyList<MemberDeclarationSyntax> taken, ProjectSource source) =>
        from file in taken.Select(node => node.SyntaxTree).Distinct()
        from directive in ProjectSource.UsingsOf(file)
        where directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)
        where source.Compilation.GetSemanticModel(file).GetSymbolInfo(directive.NamespaceOrType).Symbol is INamedTypeSymbol type && source.DeclarationsOf(type).Count > 0
        select new VendorRefusal(directive.NamespaceOrType.ToString(), "a using static or alias of a type that would be copied cannot stand in the file with it", "Name the type in full where it is used, and pin again.");

    private static IEnumerable<VendorRefusal> Faults(
        VendorRequest request, IReadOnlyList<MetadataReference> references, IReadOnlyList<NotebookCellModel> before, IReadOnlyList<CellEdit> edits, string text)
    {
        int loaded = edits.Count == 0 ? int.MaxValue : edits.Min(edit => edit.Number);
        List<ExportCell> cells = [];
        foreach (ExportCell cell in request.Cells)
        {
            if (cell.Number == loaded)
            {
                cells.Add(new ExportCell(0, null, text));
            }

            cells.Add(edits.FirstOrDefault(edit => edit.Number == cell.Number) is { } edit ? cell with { Source = edit.After } : cell);
        }

        ILookup<int, CellError> known = before.SelectMany(cell => cell.Errors.Value.Select(error => (cell.Cell.Number, error))).ToLookup(pair => pair.Number, pair => pair.error);
        return Compile(request, cells, references)
            .SelectMany(cell => cell.Errors.Value
                .Where(error => !known[cell.Cell.Number].Any(old => old.Id == error.Id && old.Text == error.Text))
                .Select(error => new VendorRefusal(
                    cell.Cell.Number == 0 ? error.Text.Split('\n')[0] : FormattableString.Invariant($"cell {cell.Cell.Number}"),
                    $"with the copy in place of the project it does not compile: {error.Message} ({error.Id})",
                    cell.Cell.Number == 0 ? "Add the package that it needs to the notebook with #r, or write it so that a script can hold it; then pin again." : "Use of the project only what a script can hold.")))
            .Take(MostErrors);
    }

    private static bool HasExtensions(string text) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().Any(node =>
        node is ExtensionBlockDeclarationSyntax || (node is ParameterSyntax parameter && parameter.Modifiers.Any(SyntaxKind.ThisKeyword)));

    private static IEnumerable<string> Names(MemberDeclarationSyntax node)
    {
        string prefix = string.Concat(VendoredText.Shells(node).Select(shell => $"{shell.Identifier.ValueText}."));
        return node is BaseFieldDeclarationSyntax fields
            ? fields.Declaration.Variables.Select(variable => prefix + variable.Identifier.ValueText)
            : [prefix + Identifier(node)];
    }

    private static string Identifier(MemberDeclarationSyntax node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax single => single.Identifier.ValueText,
        _ => node.Kind().ToString(),
    };

    private static string Namespace(SyntaxNode node) => string.Join('.', node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()));
}
