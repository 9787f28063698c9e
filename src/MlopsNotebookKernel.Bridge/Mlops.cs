namespace MlopsNotebookKernel;

/// <summary>
/// The commands as plain C#, for every host of C#: in a notebook they act on it as its magic lines do, elsewhere on the
/// process's folder as the terminal does. A result shows itself where it is a cell's last expression.
/// </summary>
/// <remarks>
/// Texts mean what they mean on a command line: a path, a snapshot, <c>@variable</c>. Where data is asked for, a table
/// (rows of records, an <c>IDataView</c>, a <c>DataFrame</c>) can be handed over itself.
/// </remarks>
public static partial class Mlops;
