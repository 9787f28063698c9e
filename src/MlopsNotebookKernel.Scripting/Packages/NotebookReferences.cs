using System.Reflection;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Scripting.Cells;
using MlopsNotebookKernel.Scripting.Isolation;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// What the notebook asked for with <c>#r</c> and <c>#i</c>. The packages of all cells are one graph, resolved together
/// whenever a cell asks for more.
/// </summary>
/// <param name="context">The notebook's world.</param>
/// <param name="folder">Where relative paths start.</param>
/// <param name="pinned">The only packages there are; null where the sources decide.</param>
internal sealed class NotebookReferences(SessionLoadContext context, WorkingFolder folder, IReadOnlyList<ResolvedPackage>? pinned = null)
{
    private const string Together = "Restart the session and put the #r lines together in its first cell";

    private readonly Dictionary<string, PackageRequest> _requests = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _files = [];
    private PackageSources? _sources;
    private IReadOnlyList<ResolvedPackage> _packages = [];
    private IReadOnlyList<PackageFiles> _packageFiles = [];

    /// <summary>The resolved graph, sorted by id.</summary>
    public IReadOnlyList<ResolvedPackage> Packages => Volatile.Read(ref _packages);

    /// <summary>Files that <c>#r</c> named, absolute, in order.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            lock (_files)
            {
                return [.. _files];
            }
        }
    }

    /// <summary>What cells compile against beyond the framework: the packages' assemblies, then the files.</summary>
    public IReadOnlyList<string> CompilePaths
    {
        get
        {
            IReadOnlyList<string> files = Files;
            return
            [
                .. context.Assets.Compile.Values.Except(files, StringComparer.Ordinal).Order(StringComparer.Ordinal),
                .. files,
            ];
        }
    }

    /// <summary>Applies the directives of a cell together: all of them or, on a fault, none.</summary>
    /// <param name="directives">The directives.</param>
    /// <param name="from">Where their relative paths start; null for the session's folder.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PackageException">Something cannot be had as asked.</exception>
    public async Task ApplyAsync(IReadOnlyList<CellDirective> directives, string? from, CancellationToken cancellation)
    {
        string start = from ?? folder.Path;
        Dictionary<string, PackageRequest> requests = new(_requests, _requests.Comparer);
        List<string> files = [.. Files];
        bool hasNewRequest = false;
        foreach (CellDirective directive in await ProjectReferences.ExpandAsync(directives, start, cancellation).ConfigureAwait(false))
        {
            if (directive.IsSource)
            {
                AddSource(directive, start);
            }
            else if (directive.Argument.StartsWith("nuget", StringComparison.OrdinalIgnoreCase)
                && directive.Argument.Contains(':', StringComparison.Ordinal))
            {
                PackageRequest request = PackageRequest.Parse(directive);
                hasNewRequest |= !IsMet(request);
                requests[request.Id] = requests.TryGetValue(request.Id, out PackageRequest? known) && IsMet(request)
                    ? known
                    : request;
            }
            else if (FindFile(directive, start) is { } file && !files.Contains(file, StringComparer.Ordinal))
            {
                files.Add(file);
            }
        }

        if (hasNewRequest)
        {
            await ResolveAsync(requests, files, cancellation).ConfigureAwait(false);
        }
        else if (files.Count > Files.Count)
        {
            AssetMap map = MapOf(_packageFiles, files);
            Verify(map, Together);
            Commit(map, files);
        }
    }

    /// <summary>Makes sure that what is loaded is what was resolved.</summary>
    /// <exception cref="PackageException">An assembly of a package is loaded in another version (MLOPS1506).</exception>
    public void Verify() => Verify(context.Assets, "Restart the session");

    private static AssetMap MapOf(IReadOnlyList<PackageFiles> packages, IReadOnlyList<string> files)
    {
        AssetMapBuilder builder = new();
        foreach (PackageFiles package in packages)
        {
            builder.Add(package);
        }

        foreach (string file in files)
        {
            builder.Add(file);
        }

        return builder.Build();
    }

    /// <summary>Whether a package of the graph already meets a request; one without version is met by any.</summary>
    private bool IsMet(PackageRequest request)
    {
        ResolvedPackage? resolved = Packages.FirstOrDefault(
            package => string.Equals(package.Id, request.Id, StringComparison.OrdinalIgnoreCase));
        if (resolved is not { IsDirect: true })
        {
            return false;
        }

        NuGet.Versioning.NuGetVersion version = NuGet.Versioning.NuGetVersion.Parse(resolved.Version);
        return request.IsExact ? version == request.Range.MinVersion : request.Range.Satisfies(version);
    }

    private async Task ResolveAsync(
        Dictionary<string, PackageRequest> requests, List<string> files, CancellationToken cancellation)
    {
        PackageSources sources = Sources(folder.Path);
        IReadOnlyList<GraphPackage> graph = pinned is null
            ? await new PackageResolver(sources).ResolveAsync([.. requests.Values], cancellation).ConfigureAwait(false)
            : await new PinnedGraph(sources, pinned).ResolveAsync([.. requests.Values], cancellation).ConfigureAwait(false);
        List<ResolvedPackage> packages = [];
        List<PackageFiles> packageFiles = [];
        foreach (GraphPackage package in graph)
        {
            NuGet.Repositories.LocalPackageInfo installed = sources.Find(package.Id, package.Version)!;
            packageFiles.Add(AssetSelector.Select(installed));
            packages.Add(PackageRecord.Of(package, installed, requests.GetValueOrDefault(package.Id)?.Requested));
        }

        AssetMap map = MapOf(packageFiles, files);
        Verify(map, Together);
        _packageFiles = packageFiles;
        Volatile.Write(ref _packages, packages);
        Commit(map, files);
        foreach ((string id, PackageRequest request) in requests)
        {
            _requests[id] = request;
        }
    }

    private void Commit(AssetMap map, List<string> files)
    {
        lock (_files)
        {
            _files.Clear();
            _files.AddRange(files);
        }

        context.Assets = map;
    }

    private void Verify(AssetMap map, string remedy)
    {
        if (context.Mismatches(map).FirstOrDefault() is { } mismatch)
        {
            throw new PackageException("MLOPS1506",
                $"{mismatch.Name} {mismatch.LoadedVersion} is loaded already, but {mismatch.ResolvedVersion} was resolved.",
                $"{remedy}, so that one version is loaded.");
        }
    }

    private PackageSources Sources(string start) => _sources ??= new PackageSources(start);

    private void AddSource(CellDirective directive, string start)
    {
        const string prefix = "nuget:";
        string source = directive.Argument.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? directive.Argument[prefix.Length..].Trim()
            : "";
        bool isAddress = Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && !address.IsFile;
        if (source.Length == 0 || (!isAddress && !Directory.Exists(Path.GetFullPath(source, start))))
        {
            throw new PackageException("MLOPS1500", $"'#i \"{directive.Argument}\"' names no package source.",
                "Write #i \"nuget: https://…/index.json\", or a folder of packages that exists.")
            { Line = directive.Line };
        }

        Sources(folder.Path).Add(isAddress ? source : Path.GetFullPath(source, start));
    }

    /// <summary>The file a directive names; null for an assembly of the framework, which is referenced anyway.</summary>
    private static string? FindFile(CellDirective directive, string start)
    {
        string path = Path.GetFullPath(directive.Argument, start);
        if (File.Exists(path))
        {
            try
            {
                _ = AssemblyName.GetAssemblyName(path);
                return path;
            }
            catch (BadImageFormatException fault)
            {
                throw new PackageException("MLOPS1504", $"The file '{directive.Argument}' is no .NET assembly.",
                    "Name an assembly; a native library is found beside the assembly that uses it.", fault)
                {
                    Line = directive.Line,
                };
            }
        }

        string name = directive.Argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? directive.Argument[..^4]
            : directive.Argument.Split(',')[0];
        if (FrameworkAssemblies.Has(name))
        {
            return null;
        }

        throw new PackageException("MLOPS1504", $"The file '{directive.Argument}' to reference does not exist.",
            "Name an assembly's file, relative to the notebook's folder, or a package as #r \"nuget: Id, Version\".")
        {
            Line = directive.Line,
        };
    }
}
