using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>How a table that moved compares with the one that was stamped.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Report">Its drift.</param>
public sealed record AssetDrift(string Asset, DriftReport Report);
