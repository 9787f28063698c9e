using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Closure;

/// <summary>Stands for a session where plain C# hands values to a command and no notebook runs: it has these values and nothing else.</summary>
/// <param name="folder">The folder that relative paths refer to; absolute.</param>
/// <param name="values">The values.</param>
internal sealed class ValueSession(string folder, IReadOnlyList<SessionVariable> values) : INotebookSession
{
    /// <inheritdoc/>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public string? NotebookPath => null;

    /// <inheritdoc/>
    public string WorkingDirectory => folder;

    /// <inheritdoc/>
    public int ExecutionCount => 0;

    /// <inheritdoc/>
    public string? CurrentSource => null;

    /// <inheritdoc/>
    public Journal Journal { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables => values;

    /// <inheritdoc/>
    public IReadOnlyList<ResolvedPackage> Packages => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencedFiles => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencePaths => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Imports => [];

    /// <inheritdoc/>
    public Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation) => throw NoNotebook();

    /// <inheritdoc/>
    public Task<object?> ContributeAsync(string code, CancellationToken cancellation) => throw NoNotebook();

    private static UsageException NoNotebook() => new(
        "MLOPS1005", "This declares a variable of a notebook, and no notebook runs here.", "Write to a file instead, or use the command in a notebook.");
}
