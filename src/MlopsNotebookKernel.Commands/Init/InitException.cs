using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>A workspace cannot be set up (codes MLOPS2101 to 2104).</summary>
/// <param name="code">A code MLOPS21xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class InitException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
