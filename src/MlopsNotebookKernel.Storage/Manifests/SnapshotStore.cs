using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Manifests;

/// <summary>Manifests as files: <c>.mlops/snapshots/&lt;name&gt;/&lt;id&gt;.json</c>.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class SnapshotStore(Workspace workspace) : ISnapshotStore
{
    private const int ShortestPrefix = 4;

    private readonly string _folder = workspace.FactPath("snapshots");

    /// <inheritdoc/>
    public IReadOnlyList<SnapshotManifest> All() => Newest(Names().SelectMany(Ids));

    /// <inheritdoc/>
    public (IReadOnlyList<SnapshotManifest> Manifests, IReadOnlyList<Exception> Problems) Readable()
    {
        (IReadOnlyList<SnapshotManifest> manifests, IReadOnlyList<Exception> problems) = ReadableFacts.Of(Names().SelectMany(Ids), id => Read(id.Name, id.Id));
        return (Newest(manifests), problems);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SnapshotHead> Heads() =>
    [
        .. Names().SelectMany(Ids).Select(id => SnapshotHeadFile.Read(PathOf(id.Name, id.Id), id.Name, id.Id)).OfType<SnapshotHead>()
            .OrderByDescending(head => head.Created)
            .ThenBy(head => head.Name, StringComparer.Ordinal)
            .ThenBy(head => head.Id, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<SnapshotManifest> Named(string name) => Newest(Ids(name));

    /// <inheritdoc/>
    public SnapshotManifest Find(string reference)
    {
        string[] parts = reference.Split('@');
        if (parts.Length == 2)
        {
            return Single(reference, [.. Ids(parts[0]).Where(id => IsPrefix(parts[1], id.Id))]);
        }

        if (Names().Contains(reference, StringComparer.Ordinal) && Newest(Ids(reference)) is [var newest, ..])
        {
            return newest;
        }

        return Single(reference, [.. Names().SelectMany(Ids).Where(id => IsPrefix(reference, id.Id))]);
    }

    /// <inheritdoc/>
    public SnapshotManifest Add(SnapshotManifest manifest)
    {
        if (!SnapshotName.IsValid(manifest.Name))
        {
            throw new SnapshotException(
                "MLOPS1307",
                $"\"{manifest.Name}\" cannot be a snapshot's name.",
                $"Use lower-case letters, digits and hyphens, such as {SnapshotName.From(manifest.Name)}.");
        }

        if (!ContentDigest.IsValid(manifest.Id))
        {
            throw new ArgumentException("The id is no SHA-256 digest.", nameof(manifest));
        }

        string path = PathOf(manifest.Name, manifest.Id);
        if (File.Exists(path))
        {
            return Read(manifest.Name, manifest.Id);
        }

        AtomicFile.WriteBytes(path, SnapshotManifestJson.Write(manifest));
        return Read(manifest.Name, manifest.Id);
    }

    private SnapshotManifest Single(string reference, List<(string Name, string Id)> found)
    {
        if (found.Count == 0)
        {
            throw Unknown(reference);
        }

        // The same content kept under two names has one id: either will do, so the first is taken.
        return found.Select(id => id.Id).Distinct(StringComparer.Ordinal).Count() == 1
            ? Newest(found)[^1]
            : throw new SnapshotException(
                SnapshotException.Ambiguous,
                $"{reference} fits {found.Count} snapshots: {string.Join(", ", found.Select(id => $"{id.Name}@{id.Id[..12]}").Order(StringComparer.Ordinal).Take(10))}{(found.Count > 10 ? ", …" : "")}.",
                "Give more digits of the id.");
    }

    private SnapshotException Unknown(string reference)
    {
        string name = reference.Split('@')[0];
        IReadOnlyList<string> names = Names();
        if (reference.Contains('@') && names.Contains(name, StringComparer.Ordinal))
        {
            return new SnapshotException(
                SnapshotException.Unknown,
                $"There is no snapshot {reference}.",
                $"Kept as {name}: {string.Join(", ", Ids(name).Take(10).Select(id => $"{name}@{id.Id[..12]}"))}.");
        }

        string remedy = names.Count == 0
            ? "None is kept in this workspace yet: keep one with #!mlops-snapshot."
            : $"{(NearestName.Of(name, names) is { } nearest ? $"Did you mean {nearest}? " : "")}There are: {string.Join(", ", names.Take(20))}{(names.Count > 20 ? ", …" : "")}.";
        return new SnapshotException(SnapshotException.Unknown, $"There is no snapshot {reference}.", remedy);
    }

    private List<SnapshotManifest> Newest(IEnumerable<(string Name, string Id)> ids) => Newest(ids.Select(id => Read(id.Name, id.Id)));

    private static List<SnapshotManifest> Newest(IEnumerable<SnapshotManifest> manifests) =>
    [
        .. manifests.OrderByDescending(manifest => manifest.Created)
            .ThenBy(manifest => manifest.Name, StringComparer.Ordinal)
            .ThenBy(manifest => manifest.Id, StringComparer.Ordinal),
    ];

    /// <summary>Names of snapshots in ordinal order.</summary>
    private List<string> Names() => Directory.Exists(_folder)
        ? [.. Directory.EnumerateDirectories(_folder).Select(folder => Path.GetFileName(folder)).Where(SnapshotName.IsValid).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>What is kept under a name; files that are no manifests are left alone.</summary>
    private IEnumerable<(string Name, string Id)> Ids(string name) =>
        SnapshotName.IsValid(name) && new DirectoryInfo(Path.Combine(_folder, name)) is { Exists: true } folder
            ? folder.EnumerateFiles("*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file.Name))
                .Where(ContentDigest.IsValid)
                .Order(StringComparer.Ordinal)
                .Select(id => (name, id))
            : [];

    private SnapshotManifest Read(string name, string id) =>
        SnapshotManifestFile.Read(PathOf(name, id), workspace.Relative(PathOf(name, id)));

    private string PathOf(string name, string id) => workspace.FactPath("snapshots", name, $"{id}.json");

    private static bool IsPrefix(string text, string id) =>
        text.Length >= ShortestPrefix && id.StartsWith(text.ToLowerInvariant(), StringComparison.Ordinal);
}
