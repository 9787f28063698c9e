using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Replacing;

/// <summary>Calls of a library in the notebook that it is made from, where no export put them.</summary>
public static class LibraryCalls
{
    /// <summary>
    /// Refuses cells that call a method which the library would lose: a call was edited, so that nothing tells what it
    /// stood for, and an export without its cell would take the method away under it.
    /// </summary>
    /// <param name="cells">The notebook's cells, those that are replaced with their own texts.</param>
    /// <param name="library">The library's name.</param>
    /// <param name="recorded">The members that the last export made.</param>
    public static IReadOnlyList<ExportRefusal> Refuse(IReadOnlyList<ExportCell> cells, string library, IReadOnlyList<ManifestMember> recorded)
    {
        string pipeline = library[(library.LastIndexOf('.') + 1)..] + "Pipeline";
        Dictionary<ExportCell, CellCode> own = cells.Where(cell => cell.Call is null).ToDictionary(cell => cell, cell => CellCode.Parse(cell.Source));
        HashSet<string> made = [.. cells.Where(cell => cell.Call is not null)
            .Select(cell => ExportMark.Of(CellCode.Parse(cell.Source)) ?? cell.Mark)
            .OfType<string>().Select(Identifiers.Pascal)];
        HashSet<string> steps = [.. recorded.Where(member => member.Kind == "step").Select(member => member.Name)];
        List<ExportRefusal> refusals = [];
        foreach ((ExportCell cell, CellCode code) in own)
        {
            string? mark = (ExportMark.Of(code) ?? cell.Mark) is { } name ? Identifiers.Pascal(name) : null;
            foreach (MemberAccessExpressionSyntax call in code.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            {
                if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: var type } && type == pipeline
                    && call.Name.Identifier.ValueText is var method && (method == mark || (steps.Contains(method) && !made.Contains(method) && !IsMarked(own, method))))
                {
                    int line = code.Tree.GetText().Lines.GetLineFromPosition(call.SpanStart).LineNumber + 1;
                    refusals.Add(new ExportRefusal(
                        cell.Number,
                        line,
                        $"It calls {pipeline}.{method}, and no cell holds the code of {method} any more: the call was edited after it had replaced the cell.",
                        "Undo the edit (what comes before and after the call belongs in cells of their own), or write the code itself into the cell."));
                }
            }
        }

        return refusals;
    }

    private static bool IsMarked(Dictionary<ExportCell, CellCode> cells, string method) => cells.Any(cell =>
        (ExportMark.Of(cell.Value) ?? cell.Key.Mark) is { } mark && Identifiers.Pascal(mark) == method);
}
