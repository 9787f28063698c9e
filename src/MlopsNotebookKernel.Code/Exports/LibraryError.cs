namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Why a file of the library does not compile.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Code">What stands there.</param>
/// <param name="Message">What the compiler says.</param>
/// <param name="Id">The error's id, such as <c>CS0019</c>.</param>
internal sealed record LibraryError(string Path, int Line, string Code, string Message, string Id);
