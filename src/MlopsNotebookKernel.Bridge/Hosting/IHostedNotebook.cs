namespace MlopsNotebookKernel.Hosting;

/// <summary>A notebook that runs in a host of its own, as the host tells of it and serves it.</summary>
public interface IHostedNotebook
{
    /// <summary>Absolute path of the document; null where the host does not know it.</summary>
    string? Path { get; }

    /// <summary>The folder that relative paths in cells refer to; absolute.</summary>
    string WorkingDirectory { get; }

    /// <summary>The variables, the latest declaration of each name.</summary>
    IReadOnlyList<HostedVariable> Variables { get; }

    /// <summary>The packages that the host resolved, transitive ones too.</summary>
    IReadOnlyList<HostedPackage> Packages { get; }

    /// <summary>The assemblies that cells compile against beyond the framework's and the host's own; absolute paths.</summary>
    IReadOnlyList<string> References { get; }

    /// <summary>The namespaces that every cell uses without saying so; the host's own are left out.</summary>
    IReadOnlyList<string> Imports { get; }

    /// <summary>Runs code in the notebook beside its cells.</summary>
    /// <param name="code">C# script code; its value is not asked for.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="InvalidOperationException">It does not compile, or throws; the message says why.</exception>
    Task ContributeAsync(string code, CancellationToken cancellation);
}
