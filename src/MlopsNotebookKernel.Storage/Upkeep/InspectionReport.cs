using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Storage.Upkeep;

/// <summary>What an inspection of the store found.</summary>
/// <param name="Objects">Objects that were read.</param>
/// <param name="Bytes">Their size on disk.</param>
/// <param name="Damaged">Those that are not what their name says.</param>
public sealed record InspectionReport(int Objects, long Bytes, IReadOnlyList<DamagedObject> Damaged);
