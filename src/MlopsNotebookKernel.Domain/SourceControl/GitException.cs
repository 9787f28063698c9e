using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>
/// A Git repository cannot be read: MLOPS1601 it belongs to another user, MLOPS1602 it is damaged or unreadable,
/// MLOPS1603 the <c>git</c> program failed, MLOPS1604 a commit id is not one, MLOPS1610 a commit cannot be checked out,
/// MLOPS1611 a patch does not apply.
/// </summary>
/// <param name="code">A code MLOPS16xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class GitException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner)
{
    /// <summary>The code of a patch that does not apply.</summary>
    public const string PatchRefused = "MLOPS1611";
}
