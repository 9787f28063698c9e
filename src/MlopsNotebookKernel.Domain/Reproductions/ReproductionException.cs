using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Reproductions;

/// <summary>
/// A notebook cannot be reproduced: MLOPS2501 it has no stamp, MLOPS2502 it is a stranger's and nobody agreed to run it,
/// MLOPS2503 the run did not come to an end, MLOPS2504 a result cannot be written, MLOPS2510 the configuration of masks is
/// none.
/// </summary>
/// <param name="code">A code MLOPS25xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class ReproductionException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
