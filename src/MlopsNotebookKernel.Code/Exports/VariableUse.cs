using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>A place that uses a variable of the notebook.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Node">The name in its code; null for a magic line that names it with <c>@</c>.</param>
/// <param name="IsWrite">Whether the place changes it.</param>
internal sealed record VariableUse(NotebookCellModel Cell, SyntaxNode? Node, bool IsWrite);
