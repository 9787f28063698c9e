using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>How a notebook uses an exported library instead of the cells it was made from.</summary>
/// <param name="Reference">The text of a first cell: the project, and using directives.</param>
/// <param name="Cells">The calls, in the order of the notebook; cells that only declare have none, the first cell brings what they declare.</param>
public sealed record LibraryUse(string Reference, IReadOnlyList<NotebookCall> Cells)
{
    /// <summary>All of it, ready to paste.</summary>
    [JsonIgnore]
    public string Text => string.Join("\n\n", [Reference, .. Cells.Select(cell => $"// instead of {cell.Mark}\n{cell.Text}")]);
}
