namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>A variable of the notebook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, of the notebook's own world.</param>
/// <param name="Value">Its value now; may be null.</param>
public sealed record SessionVariable(string Name, Type Type, object? Value);
