using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Scripting.Faults;

/// <summary>A fault of the session or a cell (codes MLOPS12xx).</summary>
/// <param name="code">A code MLOPS12xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="inner">The cause.</param>
public sealed class SessionException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner), IPlacedFault
{
    /// <inheritdoc/>
    public int? Line { get; init; }
}
