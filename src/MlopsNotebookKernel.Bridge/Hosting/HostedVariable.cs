namespace MlopsNotebookKernel.Hosting;

/// <summary>A variable of a notebook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its value now; may be null.</param>
public sealed record HostedVariable(string Name, Type Type, object? Value);
