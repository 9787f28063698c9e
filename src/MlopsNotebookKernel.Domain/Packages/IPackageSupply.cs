namespace MlopsNotebookKernel.Domain.Packages;

/// <summary>Brings packages onto this machine in just the version and with just the content that a stamp names.</summary>
public interface IPackageSupply
{
    /// <summary>Brings packages that are not here yet.</summary>
    /// <param name="folder">The notebook's folder, whose NuGet settings apply; absolute.</param>
    /// <param name="sources">Sources that the notebook adds: addresses, or absolute paths of folders.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Those that cannot be had, sorted by id; empty when all are here.</returns>
    Task<IReadOnlyList<UnavailablePackage>> SupplyAsync(
        string folder, IReadOnlyList<string> sources, IReadOnlyList<ResolvedPackage> packages, CancellationToken cancellation);
}
