namespace MlopsNotebookKernel.Storage.Upkeep;

/// <summary>What collection did, or would do.</summary>
/// <param name="Cited">Objects that some fact cites.</param>
/// <param name="CitedBytes">Their size on disk.</param>
/// <param name="Young">Objects that nothing cites and that are too new to collect.</param>
/// <param name="YoungBytes">Their size on disk.</param>
/// <param name="Collected">Objects that nothing cites.</param>
/// <param name="Leftovers">Temporary files that a crash left behind, and damaged objects set aside before the grace period.</param>
/// <param name="LeftoverBytes">Their size.</param>
public sealed record CollectionReport(
    int Cited, long CitedBytes, int Young, long YoungBytes, IReadOnlyList<StoredObject> Collected, int Leftovers, long LeftoverBytes);
