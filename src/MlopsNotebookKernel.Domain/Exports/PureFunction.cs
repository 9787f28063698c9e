namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A function of the library whose result depends on its arguments alone, and whose calls can be written as tests.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its name with the types of its parameters: <c>Shift(int, double)</c>.</param>
/// <param name="File">The file it lies in.</param>
public sealed record PureFunction(string Name, string Signature, string File);
