using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>A cell as the compiler sees it, after the cells above it.</summary>
/// <param name="Order">Its place among the C# cells, from 0.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Code">Its text taken apart.</param>
/// <param name="Mark">The name it is marked with; null when it is not.</param>
/// <param name="Root">Its tree; positions are positions in the cell's text.</param>
/// <param name="Semantics">What its names mean.</param>
/// <param name="IsLibrary">Whether it is compiled as a file of a library, because scripts refuse namespaces.</param>
/// <param name="Errors">What does not compile in it; found when first asked for.</param>
internal sealed record NotebookCellModel(
    int Order,
    ExportCell Cell,
    CellCode Code,
    string? Mark,
    CompilationUnitSyntax Root,
    SemanticModel Semantics,
    bool IsLibrary,
    Lazy<IReadOnlyList<CellError>> Errors)
{
    /// <summary>What does not compile in the code that becomes part of a library; what only shows things stays behind.</summary>
    public IEnumerable<CellError> Faults => Errors.Value.Where(error => !error.IsShown);

    /// <summary>The line of a position in the cell, from 1.</summary>
    /// <param name="position">The position.</param>
    public int LineOf(int position) => Root.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;

    /// <summary>Refuses something of this cell.</summary>
    /// <param name="node">What.</param>
    /// <param name="reason">What stands in the way.</param>
    /// <param name="remedy">What the user can do.</param>
    public ExportRefusal Refuse(SyntaxNode node, string reason, string remedy) =>
        new(Cell.Number, LineOf(node.SpanStart), reason, remedy);
}
