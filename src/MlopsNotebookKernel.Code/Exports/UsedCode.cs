using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>What a piece of code uses.</summary>
/// <param name="Symbols">The symbols, with the node that uses each.</param>
/// <param name="IsUnderstood">Whether the compiler knows every name and every type in it; some names it need not know count as unknown.</param>
internal sealed record UsedCode(IReadOnlyList<(ISymbol Symbol, SyntaxNode Node)> Symbols, bool IsUnderstood);
