namespace MlopsNotebookKernel.Domain.Machines;

/// <summary>An environment variable as it may be shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or <c>***</c> where it looks like a secret.</param>
/// <param name="IsMasked">Whether the value is hidden.</param>
public sealed record EnvironmentVariable(string Name, string Value, bool IsMasked);
