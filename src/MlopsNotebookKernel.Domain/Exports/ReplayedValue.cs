namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// A variable of the notebook that tests compute again by calling the library as the notebook's cells do. Those that
/// an exported member gives are compared with what the notebook had.
/// </summary>
/// <param name="Variable">The notebook's variable.</param>
/// <param name="Name">The name of the test's property that holds it: a PascalCase identifier, unique in the library.</param>
/// <param name="Type">Its type, as C# source.</param>
/// <param name="Expression">How it comes about, as C# source over the names of earlier values and the library's members.</param>
/// <param name="Member">The exported member that gives it; null for what is only an input.</param>
/// <param name="IsShown">Whether it is the notebook's variable of that name; false for the record of a step's several results.</param>
public sealed record ReplayedValue(string Variable, string Name, string Type, string Expression, string? Member, bool IsShown)
{
    /// <summary>Whether <see cref="Expression"/> is what the notebook had, written out, because only the notebook can make it.</summary>
    public bool IsInline { get; init; }
}
