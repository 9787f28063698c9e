namespace MlopsNotebookKernel.Domain.Errors;

/// <summary>The command line or magic line itself is wrong (codes MLOPS10xx; exit code 2).</summary>
/// <param name="code">A code MLOPS10xx.</param>
/// <param name="message">What is wrong.</param>
/// <param name="remedy">What to write instead.</param>
public sealed class UsageException(string code, string message, string remedy) : MlopsException(code, message, remedy);
