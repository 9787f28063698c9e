using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Closure;

/// <summary>A host could not do what a command asked of it.</summary>
public sealed class HostException(string code, string message, string remedy, Exception? cause = null)
    : MlopsException(code, message, remedy, cause);
