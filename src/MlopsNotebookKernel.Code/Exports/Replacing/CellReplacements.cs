using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Replacing;

/// <summary>Writes a notebook's finished cells as calls of the library that was made from them.</summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">What went into the library.</param>
/// <param name="names">The library's names.</param>
internal sealed class CellReplacements(NotebookIndex index, LibraryParts parts, LibraryNames names)
{
    private readonly List<ExportRefusal> _refusals = [];

    /// <summary>Finds all cells whose text changes.</summary>
    public NotebookReplacement Find()
    {
        RefuseFixedParameters();
        List<CellReplacement> cells = [];
        ILookup<NotebookCellModel, LibraryPart> declared = parts.Types.Concat<LibraryPart>(parts.Functions).ToLookup(part => part.Cell);
        foreach (NotebookCellModel cell in index.Cells)
        {
            StepPart? step = parts.Steps.FirstOrDefault(step => step.Cell == cell);
            string? text = parts.LibraryCells.Contains(cell) ? OfFile(cell)
                : step is not null ? OfStep(step, [.. declared[cell]])
                : declared[cell].Any() ? OfDeclarations(cell, [.. declared[cell]])
                : null;
            if (text is not null)
            {
                cells.Add(new CellReplacement(cell.Cell.Number, text));
            }
        }

        return new NotebookReplacement(cells, _refusals);
    }

    /// <summary>A file with namespaces of its own is all in the library.</summary>
    private string OfFile(NotebookCellModel cell)
    {
        ReplacedCellText text = new(cell);
        text.KeepDirectives();
        text.Write(cell.Root.SpanStart, Has([.. cell.Root.DescendantNodes()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && !node.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any())
            .Select(node => node is BaseTypeDeclarationSyntax type ? type.Identifier.ValueText : ((DelegateDeclarationSyntax)node).Identifier.ValueText)]));
        return text.ToString();
    }

    private string OfStep(StepPart step, IReadOnlyList<LibraryPart> declared)
    {
        NotebookCellModel cell = step.Cell;
        ReplacedCellText text = Begun(cell, declared);
        List<SyntaxNode> work = [.. cell.Root.Members.Where(member => step.Body.Contains(member) || (step.Value is { } value && member.Span.Contains(value.Span)))];
        ShownPlace places = new(index, parts, step);
        int call = work[^1].SpanStart;
        foreach (MemberDeclarationSyntax member in Kept(cell, declared).Where(member => !work.Contains(member)))
        {
            bool isBehind = false;
            ExportRefusal? refusal = member is GlobalStatementSyntax ? places.Find(member, work, out isBehind) : null;
            if (refusal is not null)
            {
                _refusals.Add(refusal);
            }

            text.Keep(member, isBehind ? call : null);
        }

        text.Write(call, NotebookCallText.Of(step, names, Options(step)).Text);
        return text.ToString();
    }

    private string OfDeclarations(NotebookCellModel cell, IReadOnlyList<LibraryPart> declared)
    {
        ReplacedCellText text = Begun(cell, declared);
        foreach (MemberDeclarationSyntax member in Kept(cell, declared))
        {
            if (cell.Mark is null)
            {
                _refusals.Add(cell.Refuse(
                    member,
                    $"The cell declares {string.Join(", ", declared.Select(part => part.Name))}, which the library has, and is not marked: what else is in it stays the notebook's.",
                    $"Move {string.Join(", ", declared.Select(part => part.Name))} into a cell of its own, or mark this one."));
                break;
            }

            text.Keep(member);
        }

        return text.ToString();
    }

    private ReplacedCellText Begun(NotebookCellModel cell, IReadOnlyList<LibraryPart> declared)
    {
        ReplacedCellText text = new(cell);
        text.KeepDirectives();
        text.KeepUsings();
        if (declared.Count > 0)
        {
            List<LibraryPart> inOrder = [.. declared.OrderBy(part => part.Node.SpanStart)];
            text.Write(inOrder[0].Node.SpanStart, Has([.. inOrder.Select(part => part.Name).Distinct()]));
        }

        return text;
    }

    private static IEnumerable<MemberDeclarationSyntax> Kept(NotebookCellModel cell, IReadOnlyList<LibraryPart> declared) =>
        cell.Root.Members.Where(member => !declared.Any(part => part.Node == member));

    private string Has(IReadOnlyList<string> declared) =>
        $"// {names.Library} has {(declared.Count == 1 ? declared[0] : $"{string.Join(", ", declared.SkipLast(1))} and {declared[^1]}")}.";

    /// <summary>The notebook's constants that the step's method takes as options: handed over, so that a run's parameters still reach it.</summary>
    private List<NotebookVariable> Options(StepPart step)
    {
        List<NotebookVariable> options = [.. parts.Values.Options];
        HashSet<string> known = [.. options.Select(option => option.Name)];
        HashSet<NotebookVariable> used = [];
        IEnumerable<SyntaxNode> code = step.Value is null ? step.Body : step.Body.Append<SyntaxNode>(step.Value);
        foreach (IdentifierNameSyntax name in code.SelectMany(part => part.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>())
        {
            if (known.Contains(name.Identifier.ValueText)
                && step.Cell.Semantics.GetSymbolInfo(name).Symbol is { } symbol && index.VariableOf(symbol) is { } variable && parts.Values.IsOption(variable))
            {
                used.Add(variable);
            }
        }

        return [.. options.Where(used.Contains)];
    }

    /// <summary>What a function or a type takes as a constant, the library fixes; a run's parameter would be passed over in silence.</summary>
    private void RefuseFixedParameters() => _refusals.AddRange(parts.MustBeConstant
        .Where(constant => constant.Cell.Cell.IsParameters)
        .Select(constant => constant.Cell.Refuse(
            constant.Declaration,
            $"{constant.Name} is a parameter of the notebook, and a constant of the library: a run with another value would not reach it.",
            $"Pass {constant.Name} to the functions that read it.")));
}
