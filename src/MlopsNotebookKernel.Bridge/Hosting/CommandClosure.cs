using System.Reflection;

namespace MlopsNotebookKernel.Hosting;

/// <summary>Loads the toolkit behind the bridge: once a process, when it is first needed.</summary>
public static class CommandClosure
{
    private const string EntryAssembly = "MlopsNotebookKernel.Closure.dll";
    private const string EntryType = "MlopsNotebookKernel.Closure.ClosureEntry";
    private static readonly Lazy<ICommandClosure> Loaded = new(Load);

    /// <summary>The process's closure.</summary>
    /// <exception cref="MlopsFaultException">Its assemblies are not where they belong (MLOPS1013).</exception>
    public static ICommandClosure Shared => Loaded.Value;

    private static ICommandClosure Load()
    {
        string path = Path.Combine(ClosureFolder.Find(), EntryAssembly);
        Type entry = new ClosureLoadContext(path).LoadRoot().GetType(EntryType, throwOnError: true)!;
        try
        {
            return (ICommandClosure)Activator.CreateInstance(entry)!;
        }
        catch (TargetInvocationException fault) when (fault.InnerException is MlopsFaultException inner)
        {
            throw inner;
        }
    }
}
