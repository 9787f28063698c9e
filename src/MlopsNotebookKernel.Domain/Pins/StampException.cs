using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>
/// A stamp cannot be read or made: MLOPS1701 Git conflict markers, MLOPS1702 malformed, MLOPS1703 of a later version,
/// MLOPS1704 the notebook lies outside the workspace, MLOPS1705 the host does not tell the notebook's path, MLOPS1706 no
/// question, MLOPS1707 nothing to settle, MLOPS1708 <c>--model</c> does not fit, MLOPS1709 no notebook found,
/// MLOPS1711 no such stamp, MLOPS1712 its culture or time zone is not to be had here.
/// </summary>
/// <param name="code">A code MLOPS17xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class StampException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
