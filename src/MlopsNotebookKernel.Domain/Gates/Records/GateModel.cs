namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>A model as a gate knows it.</summary>
/// <param name="Path">Where it lies, relative to the workspace's root, or <c>name@id</c> of a snapshot, or <c>@variable</c>.</param>
/// <param name="Digest">What identifies its content; null for a variable.</param>
public sealed record GateModel(string Path, string? Digest);
