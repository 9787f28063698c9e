using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Repositories;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Where packages come from: NuGet's settings as the user made them, and what the notebook added.</summary>
internal sealed class PackageSources
{
    private readonly CachingSourceProvider _provider;
    private readonly List<SourceProvider> _remote = [];
    private readonly LocalPackageFileCache _files = new();

    /// <summary>Reads the settings that apply to a folder.</summary>
    /// <param name="folder">The notebook's folder; absolute.</param>
    /// <exception cref="PackageException">They cannot be read (MLOPS1508).</exception>
    public PackageSources(string folder)
    {
        try
        {
            Settings = NuGet.Configuration.Settings.LoadDefaultSettings(folder);
            PackageSourceProvider sources = new(Settings);
            _provider = new CachingSourceProvider(sources);
            _remote.AddRange(sources.LoadPackageSources().Where(source => source.IsEnabled)
                .Select(source => new SourceProvider(_provider.CreateRepository(source))));
            Installed = new NuGetv3LocalRepository(SettingsUtility.GetGlobalPackagesFolder(Settings), _files, isFallbackFolder: false);
            Fallbacks =
            [
                .. SettingsUtility.GetFallbackPackageFolders(Settings)
                    .Select(fallback => new NuGetv3LocalRepository(fallback, _files, isFallbackFolder: true)),
            ];
        }
        catch (NuGetConfigurationException fault)
        {
            throw new PackageException("MLOPS1508", $"NuGet's settings cannot be read: {fault.Message}",
                "Mend the NuGet.Config that it names.", fault);
        }
    }

    /// <summary>NuGet's settings.</summary>
    public ISettings Settings { get; }

    /// <summary>The global packages folder.</summary>
    public NuGetv3LocalRepository Installed { get; }

    /// <summary>Further folders of unpacked packages, which are only read.</summary>
    public IReadOnlyList<NuGetv3LocalRepository> Fallbacks { get; }

    /// <summary>Sources to download from.</summary>
    public IReadOnlyList<SourceProvider> Remote => _remote;

    /// <summary>Folders of unpacked packages.</summary>
    public IReadOnlyList<IRemoteDependencyProvider> Local =>
        [new FolderProvider(Installed), .. Fallbacks.Select(fallback => new FolderProvider(fallback))];

    /// <summary>Adds a source for this session.</summary>
    /// <param name="source">An address, or an absolute path.</param>
    public void Add(string source)
    {
        if (_remote.Any(known => string.Equals(known.Source.Source, source, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        _remote.Add(new SourceProvider(_provider.CreateRepository(new PackageSource(source, source))));
    }

    /// <summary>A package that is on disk; null when it is not.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Its version.</param>
    public NuGet.Repositories.LocalPackageInfo? Find(string id, NuGetVersion version) =>
        Fallbacks.Prepend(Installed).Select(folder => folder.FindPackage(id, version)).FirstOrDefault(found => found is not null);

    /// <summary>All versions that the sources serve, oldest first.</summary>
    /// <param name="id">A package's id.</param>
    /// <param name="cache">NuGet's cache.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<NuGetVersion>> VersionsAsync(string id, SourceCacheContext cache, CancellationToken cancellation)
    {
        SortedSet<NuGetVersion> versions = [];
        foreach (SourceProvider source in _remote)
        {
            versions.UnionWith(await source.GetAllVersionsAsync(id, cache, NullLogger.Instance, cancellation).ConfigureAwait(false) ?? []);
        }

        return [.. versions];
    }

    /// <summary>Forgets what was known of a package's folder, after it was installed.</summary>
    /// <param name="package">The package.</param>
    public void Installing(PackageIdentity package) => Installed.ClearCacheForIds([package.Id]);
}
