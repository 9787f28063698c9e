namespace MlopsNotebookKernel.Hosting;

/// <summary>The toolkit behind the bridge, as a host of notebooks sees it.</summary>
public interface ICommandClosure
{
    /// <summary>The toolkit's version.</summary>
    string Version { get; }

    /// <summary>The commands that can be used in a cell, in the order in which help lists them.</summary>
    IReadOnlyList<CommandDescription> Commands { get; }

    /// <summary>Runs commands where no notebook runs: relative paths refer to the process's folder.</summary>
    ICommandRunner Runner { get; }

    /// <summary>Begins a session for a notebook that the host runs.</summary>
    /// <param name="notebook">The notebook.</param>
    IHostedSession Open(IHostedNotebook notebook);
}
