namespace MlopsNotebookKernel.Domain.Packages;

/// <summary>A package that cannot be had as stamped.</summary>
/// <param name="Package">The package.</param>
/// <param name="Reason">Why, in one sentence that names it.</param>
/// <param name="Remedy">What the user can do, in one sentence.</param>
public sealed record UnavailablePackage(ResolvedPackage Package, string Reason, string Remedy);
