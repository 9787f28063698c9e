namespace MlopsNotebookKernel.Domain.Errors;

/// <summary>
/// A fault a user can mend: a stable code, what happened, and the remedy. Expected outcomes (drift found, a stale
/// stamp) are results, never exceptions. Doors translate it once: a red box in a notebook, one line in a terminal.
/// </summary>
/// <param name="code">A stable code such as <c>MLOPS1203</c>; the first two digits name the feature.</param>
/// <param name="message">What happened, in one sentence that ends with a full stop.</param>
/// <param name="remedy">What the user can do about it, in one sentence.</param>
/// <param name="inner">The cause, for logs; never shown to users.</param>
public abstract class MlopsException(string code, string message, string remedy, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>A stable code such as <c>MLOPS1203</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What the user can do about it, in one sentence.</summary>
    public string Remedy { get; } = remedy;
}
