namespace MlopsNotebookKernel.Commands.Pin.Completeness;

/// <summary>Where Git keeps a file: in the notebook's repository or in a submodule of it.</summary>
/// <param name="Root">Absolute path of that repository's working tree.</param>
/// <param name="Path">The file relative to it, forward slashes.</param>
/// <param name="Commit">Full id of the commit it stood at when the notebook was stamped; null where there was none.</param>
internal sealed record RepositoryPlace(string Root, string Path, string? Commit);
