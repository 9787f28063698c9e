namespace MlopsNotebookKernel.Scripting.Variables;

/// <summary>A variable as <c>#!whos</c> shows it.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value, in few words.</param>
internal sealed record VariableRow(string Variable, string Type, string Value);
