namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>The database refused a statement; whoever asked for it says what that means to the user.</summary>
/// <param name="message">What the database says.</param>
/// <param name="inner">The cause.</param>
internal sealed class DuckQueryException(string message, Exception? inner = null) : Exception(message, inner);
