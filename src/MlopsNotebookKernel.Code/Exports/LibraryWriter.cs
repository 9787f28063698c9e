using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Exports.Models;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the library's files.</summary>
/// <param name="request">The export.</param>
/// <param name="index">The notebook.</param>
/// <param name="parts">What goes into the library.</param>
/// <param name="models">The models that get a typed prediction.</param>
/// <param name="names">The library's names.</param>
internal sealed class LibraryWriter(ExportRequest request, NotebookIndex index, LibraryParts parts, IReadOnlyList<ModelPart> models, LibraryNames names)
{
    private readonly PartText _parts = new(names);
    private readonly StepText _steps = new(index, parts.Values, names);
    private readonly List<LibraryDraft> _files = [];
    private readonly List<(ExportedMember Member, int Order, int Position)> _members = [];

    /// <summary>The members in the order of the notebook.</summary>
    public IReadOnlyList<ExportedMember> Members =>
        [.. _members.OrderBy(member => member.Order).ThenBy(member => member.Position).Select(member => member.Member)];

    /// <summary>Writes all files.</summary>
    public IReadOnlyList<LibraryDraft> Write()
    {
        foreach (LibraryPart.OwnType type in parts.Types)
        {
            Add(type.Name, "type", $"{type.Name}.cs", type.Cell, type.Node.SpanStart);
            AddFile($"{type.Name}.cs", type.Cell, [], _parts.Write(type, MarkdownOf(type)));
        }

        foreach (StepPart step in parts.Steps.Where(step => step.Results.Count > 1))
        {
            WriteResult(step);
        }

        foreach (NotebookCellModel cell in parts.LibraryCells)
        {
            Add(cell.Mark ?? FormattableString.Invariant($"Cell{cell.Cell.Place}"), "file", LibraryCellFile(cell), cell, 0);
            _files.Add(new LibraryDraft(LibraryCellFile(cell), [.. UsingsBefore(cell)], CodeLines.Tidy(WithoutUsings(cell)) + "\n"));
        }

        WriteOptions();
        WritePipeline();
        ModelText text = new(names, readsFiles: false);
        foreach (ModelPart model in models)
        {
            foreach (LibraryDraft draft in text.Write(model))
            {
                Add(Path.GetFileNameWithoutExtension(draft.Path), "model", draft.Path, model.Step.Cell, model.Step.Cell.Root.FullSpan.End);
                _files.Add(draft);
            }
        }

        return _files;
    }

    private static string LibraryCellFile(NotebookCellModel cell) =>
        FormattableString.Invariant($"{(cell.Mark is { } mark ? Identifiers.Pascal(mark) : $"Cell{cell.Cell.Place}")}.cs");

    private static string WithoutUsings(NotebookCellModel cell) =>
        cell.Root.SyntaxTree.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(
            cell.Root.Usings.Count == 0 ? 0 : cell.Root.Usings.Last().FullSpan.End, cell.Root.FullSpan.End));

    private void WriteResult(StepPart step)
    {
        TypeWriter types = names.Types();
        string file = $"{step.ResultType}.cs";
        List<string> tags = [.. step.Results.Select(result =>
            $"<param name=\"{Identifiers.Pascal(result.Name)}\">The notebook's <c>{result.Name}</c>.</param>")];
        string parameters = string.Join(",\n    ", step.Results.Select(result => $"{types.Write(result.Type)} {Identifiers.Pascal(result.Name)}"));
        IEnumerable<string> documentation = Documentation.Of(
            null, $"What <see cref=\"{names.Pipeline}.{step.Name}\"/> gives.", tags, names.Origin(step.Cell));
        string body = string.Join('\n', documentation.Append($"public sealed record {step.ResultType}(\n    {parameters});"));
        Add(step.ResultType, "result", file, step.Cell, step.Cell.Root.FullSpan.End);
        AddFile(file, step.Cell, types.Namespaces, body);
    }

    private void WriteOptions()
    {
        List<NotebookVariable> options = [.. parts.Values.Options];
        if (options.Count == 0)
        {
            return;
        }

        TypeWriter types = names.Types();
        List<string> properties = [];
        foreach (NotebookVariable option in options)
        {
            IEnumerable<string> documentation = Documentation.Of(
                null, $"The notebook's <c>{option.Name}</c>.", [], names.Origin(option.Cell));
            properties.Add(string.Join('\n', documentation.Append(
                $"public {types.Write(option.Type)} {Identifiers.Pascal(option.Name)} {{ get; init; }} = {Literal(option)};")));
        }

        string file = names.Options + ".cs";
        string body = $$"""
            /// <summary>The constants of the notebook, with the values they have there.</summary>
            public sealed record {{names.Options}}
            {
            {{CodeLines.Indent(string.Join("\n\n", properties), 4)}}
            }
            """;
        Add(names.Options, "options", file, options[0].Cell, options[0].Declaration.SpanStart);
        AddFile(file, options[^1].Cell, types.Namespaces, body);
    }

    /// <summary>The value as the author wrote it, unless it names other constants.</summary>
    private static string Literal(NotebookVariable option) =>
        option.Initializer!.DescendantNodesAndSelf().Any(node => node is SimpleNameSyntax)
            ? SymbolDisplay.FormatPrimitive(option.Constant.Value!, quoteStrings: true, useHexadecimalNumbers: false)!
            : option.Initializer.ToString();

    private void WritePipeline()
    {
        Dictionary<string, (List<string> Members, SortedSet<string> Namespaces, NotebookCellModel Last)> files = new(StringComparer.Ordinal);
        foreach (NotebookVariable constant in parts.Values.Constants)
        {
            TypeWriter types = names.Types();
            Take("Constants", constant.Cell, constant.Declaration.SpanStart, constant.Name, "constant", _parts.Write(constant, types), types);
        }

        foreach (LibraryPart.Function function in parts.Functions.OrderBy(function => function.Cell.Order).ThenBy(function => function.Node.SpanStart))
        {
            string file = function.Cell.Mark is { } mark ? Identifiers.Pascal(mark) : function.Name;
            Take(file, function.Cell, function.Node.SpanStart, function.Name, "function", _parts.Write(function, MarkdownOf(function)), names.Types());
        }

        (TypeWriter Types, string Text)[] steps = new (TypeWriter, string)[parts.Steps.Count];
        Parallel.For(0, steps.Length, at =>
        {
            TypeWriter types = names.Types();
            steps[at] = (types, _steps.Write(parts.Steps[at], types));
        });
        foreach ((StepPart step, (TypeWriter types, string text)) in parts.Steps.Zip(steps))
        {
            Take(step.Name, step.Cell, step.Body.FirstOrDefault()?.SpanStart ?? 0, step.Name, "step", text, types);
        }

        string? first = files.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
        foreach ((string name, (List<string> members, SortedSet<string> namespaces, NotebookCellModel last)) in files)
        {
            string summary = name == first
                ? $"/// <summary>The finished cells of the notebook <c>{Documentation.Escape(request.Notebook)}</c>.</summary>\n"
                : "";
            AddFile(names.PipelineFile(name), last, namespaces, $$"""
                {{summary}}public static partial class {{names.Pipeline}}
                {
                {{CodeLines.Indent(string.Join("\n\n", members), 4)}}
                }
                """);
        }

        void Take(string file, NotebookCellModel cell, int position, string member, string kind, string text, TypeWriter types)
        {
            Add(member, kind, names.PipelineFile(file), cell, position);
            if (!files.TryGetValue(file, out var entry))
            {
                entry = ([], new SortedSet<string>(StringComparer.Ordinal), cell);
            }

            entry.Members.Add(text);
            entry.Namespaces.UnionWith(types.Namespaces);
            files[file] = entry with { Last = entry.Last.Order > cell.Order ? entry.Last : cell };
        }
    }

    /// <summary>The Markdown above a cell speaks of its main declaration: the one it is named after, or whose name has that in it, else its first.</summary>
    private string? MarkdownOf(LibraryPart part)
    {
        if (part.Cell.Cell.Markdown is not { } markdown || parts.Steps.Any(step => step.Cell == part.Cell))
        {
            return null;
        }

        List<LibraryPart> here = [.. parts.Types.Concat<LibraryPart>(parts.Functions)
            .Where(other => other.Cell == part.Cell).OrderBy(other => other.Node.SpanStart)];
        LibraryPart main = here.FirstOrDefault(other => other.Name == part.Cell.Mark)
            ?? here.FirstOrDefault(other => part.Cell.Mark is { } mark && other.Name.Contains(mark, StringComparison.OrdinalIgnoreCase))
            ?? here[0];
        return main == part ? markdown : null;
    }

    private void Add(string name, string kind, string file, NotebookCellModel cell, int position) => _members.Add(
        (new ExportedMember(name, kind, file, cell.Cell.Number, cell.Mark), cell.Order, position));

    private void AddFile(string path, NotebookCellModel cell, IEnumerable<string> namespaces, string body) =>
        _files.Add(new LibraryDraft(
            path,
            [.. UsingsBefore(cell).Concat(namespaces.Select(name => $"using {name};")).Distinct()],
            $"namespace {names.Library};\n\n{body}\n"));

    /// <summary>The using directives in effect in a cell: the notebook's own and those of the cells up to it.</summary>
    private IEnumerable<string> UsingsBefore(NotebookCellModel cell) => request.Imports
        .Where(import => import.Split(' ')[^1] is var name && name != "MlopsNotebookKernel" && !name.StartsWith("MlopsNotebookKernel.", StringComparison.Ordinal))
        .Select(import => $"using {import};")
        .Concat(index.Cells
            .Where(other => other.Order <= cell.Order && (!other.IsLibrary || other == cell))
            .SelectMany(other => other.Root.Usings.Select(line => Using(line, other))))
        .Distinct();

    /// <summary>A using directive; the notebook's own types are in the library's namespace now.</summary>
    private string Using(UsingDirectiveSyntax line, NotebookCellModel cell)
    {
        UsingDirectiveSyntax plain = line.ReplaceNodes(
            line.DescendantNodes().OfType<SimpleNameSyntax>().Where(name =>
                name.Parent is not (QualifiedNameSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax)
                && cell.Semantics.GetSymbolInfo(name).Symbol is INamedTypeSymbol { ContainingType: null or { IsScriptClass: true } } type
                && index.CellOf(type) is { IsLibrary: false }),
            (_, name) => SyntaxFactory.QualifiedName(SyntaxFactory.ParseName(names.Library), name));
        return plain.WithoutTrivia().NormalizeWhitespace().ToFullString();
    }
}
