using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>A session as commands see it, without a kernel behind it.</summary>
internal sealed class RigSession : INotebookSession
{
    public string Id => "session";

    public string? NotebookPath { get; set; }

    public required string WorkingDirectory { get; init; }

    public int ExecutionCount { get; set; } = 1;

    public string? CurrentSource { get; set; }

    public Journal Journal { get; } = new();

    public List<SessionVariable> Declared { get; } = [];

    public IReadOnlyList<SessionVariable> Variables => Declared;

    public IReadOnlyList<ResolvedPackage> Packages { get; set; } = [];

    public IReadOnlyList<string> ReferencedFiles => [];

    public IReadOnlyList<string> ReferencePaths => [];

    public IReadOnlyList<string> Imports => [];

    public void Set(string name, object? value)
    {
        Declared.RemoveAll(variable => variable.Name == name);
        Declared.Add(new SessionVariable(name, value?.GetType() ?? typeof(object), value));
    }

    public Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation)
    {
        Set(name, value);
        return Task.CompletedTask;
    }

    public Task<object?> ContributeAsync(string code, CancellationToken cancellation) => throw new NotSupportedException("This rig runs no code.");
}
