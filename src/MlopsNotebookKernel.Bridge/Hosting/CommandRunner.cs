namespace MlopsNotebookKernel.Hosting;

/// <summary>Finds who runs the commands of plain C#: the notebook whose code runs now, else the process itself.</summary>
public static class CommandRunner
{
    private static volatile Func<ICommandRunner?>? _host;

    /// <summary>The runner of the code that runs now.</summary>
    /// <exception cref="MlopsFaultException">The toolkit's own assemblies are not where they belong.</exception>
    public static ICommandRunner Current => NotebookHost.Current?.Commands ?? _host?.Invoke() ?? CommandClosure.Shared.Runner;

    /// <summary>Lets a host say which of its notebooks runs now; one host serves a process.</summary>
    /// <param name="current">Gives the runner of the notebook whose code runs now; null outside of any.</param>
    public static void Register(Func<ICommandRunner?> current) => _host = current;
}
