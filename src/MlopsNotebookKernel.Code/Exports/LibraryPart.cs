using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>A declaration of the notebook that becomes part of the library.</summary>
/// <param name="Cell">The cell that declares it.</param>
/// <param name="Node">Its code.</param>
/// <param name="Name">Its name.</param>
internal abstract record LibraryPart(NotebookCellModel Cell, MemberDeclarationSyntax Node, string Name)
{
    /// <summary>A record, class, struct, interface, enum or delegate.</summary>
    /// <param name="Cell">The cell that declares it.</param>
    /// <param name="Node">Its code.</param>
    /// <param name="Symbol">What the compiler calls it.</param>
    public sealed record OwnType(NotebookCellModel Cell, MemberDeclarationSyntax Node, INamedTypeSymbol Symbol)
        : LibraryPart(Cell, Node, Symbol.Name);

    /// <summary>A function, or a property at the top of a cell.</summary>
    /// <param name="Cell">The cell that declares it.</param>
    /// <param name="Node">Its code.</param>
    /// <param name="Symbol">What the compiler calls it.</param>
    public sealed record Function(NotebookCellModel Cell, MemberDeclarationSyntax Node, ISymbol Symbol)
        : LibraryPart(Cell, Node, Symbol.Name);
}
