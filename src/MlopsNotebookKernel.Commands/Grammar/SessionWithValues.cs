using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Grammar;

/// <summary>A session as a called command sees it: values that the call hands over stand before the variables.</summary>
/// <param name="session">The session.</param>
/// <param name="values">The values.</param>
internal sealed class SessionWithValues(INotebookSession session, IReadOnlyList<SessionVariable> values) : INotebookSession
{
    /// <inheritdoc/>
    public string Id => session.Id;

    /// <inheritdoc/>
    public string? NotebookPath => session.NotebookPath;

    /// <inheritdoc/>
    public string WorkingDirectory => session.WorkingDirectory;

    /// <inheritdoc/>
    public int ExecutionCount => session.ExecutionCount;

    /// <inheritdoc/>
    public string? CurrentSource => session.CurrentSource;

    /// <inheritdoc/>
    public Journal Journal => session.Journal;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables =>
        [.. values, .. session.Variables.Where(variable => values.All(value => value.Name != variable.Name))];

    /// <inheritdoc/>
    public IReadOnlyList<ResolvedPackage> Packages => session.Packages;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencedFiles => session.ReferencedFiles;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencePaths => session.ReferencePaths;

    /// <inheritdoc/>
    public IReadOnlyList<string> Imports => session.Imports;

    /// <inheritdoc/>
    public Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation) =>
        session.DeclareAsync(name, value, typeName, cancellation);

    /// <inheritdoc/>
    public Task<object?> ContributeAsync(string code, CancellationToken cancellation) => session.ContributeAsync(code, cancellation);
}
