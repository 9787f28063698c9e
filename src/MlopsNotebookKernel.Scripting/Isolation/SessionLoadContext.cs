using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Isolation;

/// <summary>
/// The notebook's world. It resolves what the notebook asked for, in exactly that version; beyond it only the framework
/// and the bridge are shared. Any other assembly is refused even where the tool has it, so that the tool's packages
/// never leak into a notebook.
/// </summary>
/// <param name="name">The session, for diagnostics.</param>
internal sealed class SessionLoadContext(string name) : AssemblyLoadContext("notebook " + name)
{
    private static readonly Assembly Bridge = typeof(NotebookHost).Assembly;
    private static readonly string BridgeName = Bridge.GetName().Name!;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Assembly> _own = new(StringComparer.OrdinalIgnoreCase);
    private AssetMap _assets = AssetMap.Empty;

    /// <summary>What the notebook's packages and files bring; set whenever it asks for more.</summary>
    public AssetMap Assets
    {
        get => Volatile.Read(ref _assets);
        set => Volatile.Write(ref _assets, value);
    }

    /// <summary>Loads an assembly that the session compiled.</summary>
    /// <param name="pe">The assembly.</param>
    /// <param name="pdb">Its portable symbols.</param>
    public Assembly LoadCompiled(Stream pe, Stream pdb)
    {
        Assembly assembly = LoadFromStream(pe, pdb);
        lock (_gate)
        {
            _own[assembly.GetName().Name!] = assembly;
        }

        return assembly;
    }

    /// <summary>The assemblies that are loaded from elsewhere than where a map resolves them.</summary>
    /// <param name="assets">A map.</param>
    public IReadOnlyList<VersionMismatch> Mismatches(AssetMap assets)
    {
        List<VersionMismatch> mismatches = [];
        if (assets.Managed.Count == 0)
        {
            return mismatches;
        }

        foreach (Assembly assembly in Assemblies)
        {
            if (!assembly.IsDynamic && assembly.Location.Length > 0
                && assets.Managed.TryGetValue(assembly.GetName().Name!, out string? path)
                && !string.Equals(path, assembly.Location, StringComparison.Ordinal))
            {
                mismatches.Add(VersionMismatch.Of(assembly.GetName().Name!, assembly.Location, path));
            }
        }

        return mismatches;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string simpleName = assemblyName.Name ?? "";
        AssetMap assets = Assets;
        if (!string.IsNullOrEmpty(assemblyName.CultureName))
        {
            // A satellite of a language that is not there is no error: its neutral resources serve.
            return assets.Satellites.TryGetValue($"{assemblyName.CultureName}/{simpleName}", out string? satellite)
                ? LoadFromAssemblyPath(satellite)
                : null;
        }

        if (string.Equals(simpleName, BridgeName, StringComparison.OrdinalIgnoreCase))
        {
            return Bridge;
        }

        lock (_gate)
        {
            if (_own.TryGetValue(simpleName, out Assembly? own))
            {
                return own;
            }
        }

        if (assets.Managed.TryGetValue(simpleName, out string? path))
        {
            return LoadFromAssemblyPath(path);
        }

        if (FrameworkAssemblies.Has(simpleName))
        {
            return null;
        }

        if (Beside(assets, simpleName + ".dll") is { } beside)
        {
            return LoadFromAssemblyPath(beside);
        }

        throw new FileNotFoundException(
            $"The notebook did not ask for a package that holds the assembly '{simpleName}'. " +
            "Name its package with #r \"nuget: …\" or its file with #r \"….dll\".", simpleName);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        AssetMap assets = Assets;
        foreach (string candidate in Candidates(unmanagedDllName))
        {
            string? path = assets.Native.GetValueOrDefault(candidate) ?? Beside(assets, candidate);
            if (path is not null)
            {
                return LoadNative(path, assets);
            }
        }

        // Not a package's: the system's own libraries are found by the system.
        return nint.Zero;
    }

    /// <summary>
    /// Loads a native library. A published application has all of them in one folder, where they find each other; in
    /// NuGet's folders each package has its own, so what one needs of another must be loaded before it.
    /// </summary>
    private nint LoadNative(string path, AssetMap assets)
    {
        try
        {
            return LoadUnmanagedDllFromPath(path);
        }
        catch (DllNotFoundException) when (assets.Native.Count > 1)
        {
            foreach (string other in assets.Native.Values.Where(other => other != path))
            {
                NativeLibrary.TryLoad(other, out _);
            }

            return LoadUnmanagedDllFromPath(path);
        }
    }

    private static string? Beside(AssetMap assets, string file) =>
        assets.Folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates(string name)
    {
        string file = Path.GetFileName(name);
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        yield return file;
        yield return file + extension;
        if (!OperatingSystem.IsWindows())
        {
            yield return "lib" + file + extension;
            yield return "lib" + file;
        }
    }
}
