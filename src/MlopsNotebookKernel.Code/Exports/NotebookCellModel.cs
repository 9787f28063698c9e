using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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
/// <param name="IsDeclared">Whether it is a script whose syntax and declarations are right; found when first asked for.</param>
internal sealed record NotebookCellModel(
    int Order,
    ExportCell Cell,
    CellCode Code,
    string? Mark,
    CompilationUnitSyntax Root,
    SemanticModel Semantics,
    bool IsLibrary,
    Lazy<IReadOnlyList<CellError>> Errors,
    Lazy<bool> IsDeclared)
{
    private readonly ConcurrentDictionary<SyntaxNode, UsedCode> _used = [];

    /// <summary>What a piece of its code uses; looked up once.</summary>
    /// <param name="node">The code.</param>
    public UsedCode Used(SyntaxNode node) => _used.GetOrAdd(node, static (root, semantics) => UsedSymbols.In(root, semantics), Semantics);

    /// <summary>
    /// Whether the compiler knows all names in the code that becomes part of a library. That is asked of it much faster than
    /// <see cref="Errors"/>; what else may be wrong there is wrong in the library too, which is compiled anyway.
    /// </summary>
    /// <param name="span">The code.</param>
    public bool IsUnderstood(TextSpan span) => IsDeclared.Value && Root.Members
        .Where(member => member.Span.IntersectsWith(span))
        .All(member => member is GlobalStatementSyntax { Statement: var statement } && ShownCode.StaysBehind(statement, Semantics)
            || Used(member).IsUnderstood);

    /// <summary>What does not compile in the code that becomes part of a library; what only shows things stays behind.</summary>
    public IEnumerable<CellError> Faults => Errors.Value.Where(error => !error.IsShown);

    /// <summary>The line of a position in the cell, from 1.</summary>
    /// <param name="position">The position.</param>
    public int LineOf(int position) => Root.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;

    /// <summary>A cell is itself alone: comparing texts and trees would take longer than what is looked up by it.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(NotebookCellModel? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Order;

    /// <summary>Refuses something of this cell.</summary>
    /// <param name="node">What.</param>
    /// <param name="reason">What stands in the way.</param>
    /// <param name="remedy">What the user can do.</param>
    public ExportRefusal Refuse(SyntaxNode node, string reason, string remedy) =>
        new(Cell.Number, LineOf(node.SpanStart), reason, remedy);
}
