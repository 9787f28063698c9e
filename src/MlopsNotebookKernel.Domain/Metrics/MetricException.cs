using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>A metric cannot be defined, read or measured (codes MLOPS1901 to 1919).</summary>
/// <param name="code">A code MLOPS19xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class MetricException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
