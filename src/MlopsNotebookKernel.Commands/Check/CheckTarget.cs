using MlopsNotebookKernel.Commands.Assets;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>A delivery to check.</summary>
/// <param name="Data">The data.</param>
/// <param name="Source">The name of its source.</param>
internal sealed record CheckTarget(DataReference Data, string Source);
