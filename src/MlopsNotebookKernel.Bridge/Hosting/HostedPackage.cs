namespace MlopsNotebookKernel.Hosting;

/// <summary>A package that a host resolved for a notebook.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was resolved.</param>
/// <param name="Folder">The folder it is unpacked in; null where the host does not tell.</param>
public sealed record HostedPackage(string Id, string Version, string? Folder);
