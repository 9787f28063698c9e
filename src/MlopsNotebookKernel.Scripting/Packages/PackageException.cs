using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>A package or file that the notebook asked for cannot be had as asked (codes MLOPS15xx).</summary>
/// <param name="code">A code MLOPS15xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="inner">The cause.</param>
public sealed class PackageException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner), IPlacedFault
{
    /// <inheritdoc/>
    public int? Line { get; init; }
}
