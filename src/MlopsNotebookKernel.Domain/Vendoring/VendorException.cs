using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Vendoring;

/// <summary>Code cannot be copied beside a notebook (codes MLOPS24xx).</summary>
/// <param name="code">A code MLOPS24xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
public sealed class VendorException(string code, string message, string remedy) : MlopsException(code, message, remedy);
