namespace MlopsNotebookKernel.Hosting;

/// <summary>A cell that refers to projects, as a host can run it that refers to packages and assemblies alone.</summary>
/// <param name="Needed">Code to run before it: what the projects need; empty for nothing.</param>
/// <param name="Source">The cell, its lines in their places, with the projects' assemblies instead of the projects.</param>
public sealed record HostedReferences(string Needed, string Source);
