using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>A snapshot cannot be kept, found or restored (codes MLOPS13xx).</summary>
/// <param name="code">A code MLOPS13xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class SnapshotException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner)
{
    /// <summary>The code of a reference that fits no snapshot.</summary>
    public const string Unknown = "MLOPS1301";

    /// <summary>The code of a reference that fits several snapshots.</summary>
    public const string Ambiguous = "MLOPS1302";
}
