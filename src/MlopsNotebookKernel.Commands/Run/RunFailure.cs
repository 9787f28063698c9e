namespace MlopsNotebookKernel.Commands.Run;

/// <summary>Why a run stopped.</summary>
/// <param name="Cell">The failing cell's number.</param>
/// <param name="Place">Where in the cell: "line 3, column 5"; null when unknown.</param>
/// <param name="Name">The exception's type name, or an error code.</param>
/// <param name="Message">What happened.</param>
/// <param name="Excerpt">The lines of the cell around the place, each with its number, the failing one marked by <c>&gt;</c>; empty when unknown.</param>
public sealed record RunFailure(int Cell, string? Place, string Name, string Message, string Excerpt);
