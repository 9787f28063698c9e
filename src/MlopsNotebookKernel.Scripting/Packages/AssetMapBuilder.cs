using System.Diagnostics;
using System.Reflection;
using MlopsNotebookKernel.Scripting.Isolation;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// Puts the files of packages and references together, one assembly a name, as the .NET SDK resolves conflicts: the
/// higher assembly version wins, then the higher file version; the framework's own wins where nothing is higher. A file
/// that the notebook names itself wins over packages.
/// </summary>
internal sealed class AssetMapBuilder
{
    private readonly Dictionary<string, string> _managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _compile = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _satellites = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];

    /// <summary>Adds the files of a package.</summary>
    /// <param name="files">The files.</param>
    public void Add(PackageFiles files)
    {
        HashSet<string> left = new(StringComparer.OrdinalIgnoreCase);
        foreach (string path in files.Runtime)
        {
            if (!Offer(_managed, path))
            {
                left.Add(Path.GetFileNameWithoutExtension(path));
            }
        }

        foreach (string path in files.Compile.Where(path => !left.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            Offer(_compile, path);
        }

        foreach (string path in files.Native)
        {
            _native.TryAdd(Path.GetFileName(path), path);
        }

        foreach ((string culture, string path) in files.Satellites)
        {
            _satellites.TryAdd($"{culture}/{Path.GetFileNameWithoutExtension(path)}", path);
        }
    }

    /// <summary>Adds a file that the notebook named; what it depends on may lie beside it.</summary>
    /// <param name="path">An absolute path.</param>
    public void Add(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        _managed[name] = path;
        _compile[name] = path;
        string folder = Path.GetDirectoryName(path)!;
        if (!_folders.Contains(folder, StringComparer.Ordinal))
        {
            _folders.Add(folder);
            string native = Path.Combine(folder, "runtimes", TargetPlatform.Identifier, "native");
            if (Directory.Exists(native))
            {
                _folders.Add(native);
            }
        }
    }

    /// <summary>The files, one a name.</summary>
    public AssetMap Build() => AssetMap.Of(_managed, _compile, _native, _satellites, [.. _folders]);

    private static bool Offer(Dictionary<string, string> chosen, string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string? rival = chosen.GetValueOrDefault(name) ?? FrameworkAssemblies.Paths.GetValueOrDefault(name);
        if (rival is not null && !IsNewer(path, rival))
        {
            return false;
        }

        chosen[name] = path;
        return true;
    }

    private static bool IsNewer(string path, string rival)
    {
        int order = AssemblyName.GetAssemblyName(path).Version!.CompareTo(AssemblyName.GetAssemblyName(rival).Version);
        return order != 0 ? order > 0 : FileVersion(path).CompareTo(FileVersion(rival)) > 0;
    }

    private static Version FileVersion(string path)
    {
        FileVersionInfo info = FileVersionInfo.GetVersionInfo(path);
        return new Version(info.FileMajorPart, info.FileMinorPart, info.FileBuildPart, info.FilePrivatePart);
    }
}
