using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>What commands may know and ask of the notebook that runs, whichever host runs it.</summary>
public interface INotebookSession
{
    /// <summary>Names this session; a new one each start.</summary>
    string Id { get; }

    /// <summary>Absolute path of the notebook; null when the host cannot know it.</summary>
    string? NotebookPath { get; }

    /// <summary>The folder that relative paths in cells refer to; absolute.</summary>
    string WorkingDirectory { get; }

    /// <summary>The run of the cell that runs now (or ran last), from 1; 0 before the first.</summary>
    int ExecutionCount { get; }

    /// <summary>The text of the cell that runs now, magic lines included; null between cells.</summary>
    string? CurrentSource { get; }

    /// <summary>What the session saw so far; the cell that runs now is not in it yet.</summary>
    Journal Journal { get; }

    /// <summary>The notebook's variables, the latest declaration of each name.</summary>
    IReadOnlyList<SessionVariable> Variables { get; }

    /// <summary>The packages resolved for the notebook, the whole graph, sorted by id.</summary>
    IReadOnlyList<ResolvedPackage> Packages { get; }

    /// <summary>Files that <c>#r</c> named, absolute, in order.</summary>
    IReadOnlyList<string> ReferencedFiles { get; }

    /// <summary>
    /// The assemblies that cells compile against beyond the framework's own: the compile-time assemblies of
    /// <see cref="Packages"/>, then <see cref="ReferencedFiles"/>; absolute paths, each once.
    /// </summary>
    IReadOnlyList<string> ReferencePaths { get; }

    /// <summary>The namespaces (and static types) that every cell uses without saying so, as a using directive names them.</summary>
    IReadOnlyList<string> Imports { get; }

    /// <summary>Declares a variable (or replaces it) so that the next cell can use it.</summary>
    /// <param name="name">A C# identifier.</param>
    /// <param name="value">The value.</param>
    /// <param name="typeName">Its type as C# source in the notebook's scope, such as <c>January[]</c>; null takes the value's own public type.</param>
    /// <param name="cancellation">Cancels.</param>
    Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation);

    /// <summary>Runs code that a command contributes (such as a record declaration); it is not a cell and not in the journal.</summary>
    /// <param name="code">C# script code.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The value of the last expression, or null.</returns>
    /// <exception cref="Errors.MlopsException">The code does not compile, or throws.</exception>
    Task<object?> ContributeAsync(string code, CancellationToken cancellation);
}
