using System.Reflection;
using System.Runtime.Loader;

namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// The context that holds our own assemblies and all they need, so that what a notebook loads never meets them: it
/// may use another version of any of them. Only .NET's own assemblies and this one are shared with the notebook.
/// </summary>
public sealed class ClosureLoadContext : AssemblyLoadContext
{
    private static readonly string Shared = typeof(ClosureLoadContext).Assembly.GetName().Name!;
    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _root;

    /// <summary>Makes a context for an assembly and its dependencies; loads nothing yet.</summary>
    /// <param name="rootAssembly">Absolute path of the assembly; its <c>deps.json</c> lies beside it.</param>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public ClosureLoadContext(string rootAssembly)
        : base("mlops closure")
    {
        _root = rootAssembly;
        _resolver = new AssemblyDependencyResolver(rootAssembly);
    }

    /// <summary>Loads the root assembly.</summary>
    public Assembly LoadRoot() => LoadFromAssemblyPath(_root);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Shared)
        {
            return typeof(ClosureLoadContext).Assembly;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
