using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Completeness;

/// <summary>
/// Tells what a stamp lacks to be of use in another clone. Judged anew each time and never stored: what was uncommitted
/// when it was stamped may be committed by now.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="snapshots">Its manifests.</param>
/// <param name="committed">Committed bytes.</param>
/// <param name="past">Finds manifests that are gone.</param>
/// <param name="remotes">The remotes that kept bytes can travel by.</param>
internal sealed class StampCompleteness(Workspace workspace, ISnapshotStore snapshots, CommittedBytes committed, PastManifests past, KnownRemotes remotes)
{
    private const string Push = "mlops push";

    /// <summary>From so many files of a folder on, the folder is what to keep.</summary>
    private const int ManyFiles = 4;

    /// <summary>SHA-256 of all that snapshots keep; asked only where data was read that the notebook itself did not keep.</summary>
    private readonly Lazy<HashSet<string>> _kept = new(() => [.. snapshots.Readable().Manifests.SelectMany(manifest => manifest.Files).Select(file => file.Sha256)]);

    /// <summary>Makes one of the ports.</summary>
    /// <param name="services">The ports.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="snapshots">Its manifests, where they are read already.</param>
    /// <param name="committed">Committed bytes, where some are known already.</param>
    public static StampCompleteness Create(CommandServices services, Workspace workspace, ISnapshotStore? snapshots = null, CommittedBytes? committed = null) => new(
        workspace,
        snapshots ?? services.Snapshots(workspace),
        committed ?? new CommittedBytes(services.Blobs?.Value),
        new PastManifests(workspace, services.Versions?.Value),
        new KnownRemotes(services, workspace));

    /// <summary>What is missing; empty for a complete stamp.</summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="cancellation">Cancels.</param>
    public IReadOnlyList<Incompleteness> Of(Stamp stamp, CancellationToken cancellation) =>
    [
        .. OfRepository(stamp, cancellation),
        .. OfFolders(stamp),
        .. stamp.Files.Where(file => !IsOfManyInFolder(file, stamp)).Select(file => OfFile(file, stamp, cancellation)).OfType<Incompleteness>(),
        .. stamp.Assets.Select(asset => OfAsset(asset, stamp, cancellation)).OfType<Incompleteness>(),
        .. stamp.Models.Where(model => model.Population is null).Select(model => OfModel(model, stamp.Assets)),
        .. stamp.Packages.Where(package => package.Source == "folder").Select(OfPackage),
    ];

    private IEnumerable<Incompleteness> OfRepository(Stamp stamp, CancellationToken cancellation)
    {
        if (stamp.Git is not { } git)
        {
            yield return new Incompleteness("There was no Git repository: the code around the notebook is not known.", "git init");
            yield break;
        }

        if (git.Commit is null)
        {
            yield return new Incompleteness("The repository had no commit yet: nothing to go back to.", "git add -A && git commit");
        }

        foreach (StampedChange change in git.Changes.Where(change => change.Sha256 is not null
            && !committed.Has(workspace.GitRoot, change.Path, change.Length ?? 0, change.Sha256, cancellation)))
        {
            yield return change.Kept is not null && HasRemotes ? Pushed($"{change.Path} had changes that no commit holds") : Uncommitted(
                $"{change.Path} had changes that no commit holds: only the clone that stamped has them.", $"{change.Path} had changes that are", PasteLine.ForTerminal($"git add {change.Path} && git commit"));
        }

        foreach (StampedSubmodule submodule in git.Submodules.Where(submodule => submodule.Dirty))
        {
            yield return new Incompleteness($"The submodule {submodule.Path} had changes of its own that no commit holds: only the clone that stamped has them.", PasteLine.ForTerminal($"git -C {submodule.Path} commit -a"));
        }
    }

    /// <summary>Many files that a cell finds in a folder are one thing to keep.</summary>
    private IEnumerable<Incompleteness> OfFolders(Stamp stamp) =>
        from file in stamp.Files
        where IsOfManyInFolder(file, stamp)
        group file by FolderOf(file) into folder
        select new Incompleteness(
            FormattableString.Invariant($"{folder.Count()} files of {folder.Key} were read, by paths that cells compute, and have no snapshot."),
            PasteLine.ForCell($"#!mlops-snapshot {FromNotebook(folder.Key, stamp)} --name {SnapshotName.From(Path.GetFileName(folder.Key))}"));

    private bool IsOfManyInFolder(StampedFile file, Stamp stamp) => IsUnnamedAndLost(file) && FolderOf(file) is var folder
        && folder != FolderOf(stamp.Notebook) && stamp.Files.Count(other => IsUnnamedAndLost(other) && FolderOf(other) == folder) >= ManyFiles;

    private bool IsUnnamedAndLost(StampedFile file) => file.Unnamed && !IsKept(file);

    private static string FolderOf(StampedFile file) => FolderOf(file.Path);

    private static string FolderOf(string path) => (Path.GetDirectoryName(path) ?? "").Replace('\\', '/');

    private Incompleteness? OfFile(StampedFile file, Stamp stamp, CancellationToken cancellation) => file.Use switch
    {
        FileUse.Data when !IsKept(file) => new Incompleteness(
            file.Unnamed ? FormattableString.Invariant($"{file.Path} was read, by a path that cell {file.Cell} computes, and has no snapshot.") : $"{file.Path} was read and has no snapshot.",
            PasteLine.ForCell($"#!mlops-snapshot {FromNotebook(file.Path, stamp)} --name {SnapshotName.From(Path.GetFileNameWithoutExtension(file.Path))}")),
        FileUse.Outside => new Incompleteness(
            $"{file.Path} was read, lies outside the repository and has no snapshot.",
            PasteLine.ForCell($"#!mlops-snapshot {file.Path} --name {SnapshotName.From(Path.GetFileNameWithoutExtension(file.Path))}")),
        FileUse.Import when Gathering.SessionFiles.IsNotebook(file.Path) => null,
        _ when stamp.Git is not null && !IsCommitted(file.Path, stamp, file.Length, file.Sha256, cancellation) => file.Use == FileUse.Data && HasRemotes
            ? Pushed($"{file.Path} is not committed")
            : Uncommitted(
            $"{file.Path} is not committed: only the clone that stamped has it.", $"{file.Path} is", PasteLine.ForTerminal($"git add {file.Path} && git commit")),
        _ => null,
    };

    /// <summary>Whether a snapshot, of whatever notebook, keeps just these bytes.</summary>
    private bool IsKept(StampedFile file) => _kept.Value.Contains(file.Sha256);

    private bool IsCommitted(string path, Stamp stamp, long length, string sha256, CancellationToken cancellation) =>
        new RepositoryPlaces(workspace, stamp).Of(path) is { } place && committed.Has(place.Root, place.Path, length, sha256, cancellation);

    private Incompleteness? OfAsset(StampedAsset asset, Stamp stamp, CancellationToken cancellation)
    {
        SnapshotManifest? manifest = snapshots.Named(asset.Name).FirstOrDefault(kept => kept.Id == asset.Id);
        if (manifest is null)
        {
            return past.Checkout(asset.Name, asset.Id, cancellation) is { } line
                ? new Incompleteness($"The manifest of {asset.Label} is not in .mlops/snapshots.", line)
                : new Incompleteness($"The manifest of {asset.Label} is neither in .mlops/snapshots nor in any commit of this clone.", "git fetch --all");
        }

        string? origin = !manifest.Origin.StartsWith('@') ? manifest.Origin : asset.Restored ? null : asset.Path;
        bool all = origin is not null && manifest.Files.All(file => IsCommitted(
            manifest.Kind == SnapshotKind.Folder ? $"{origin}/{file.Path}" : origin, stamp, file.Length, file.Sha256, cancellation));
        string bytes = $"The bytes of {asset.Label} ({(origin is null ? $"taken from variable {manifest.Origin[1..]}" : origin)}) are";
        string lost = $"{bytes} not committed: only the clone that took it can restore them.";
        return all ? null : HasRemotes ? Pushed($"{bytes} not committed") : origin is null ? new Incompleteness(lost, PasteLine.ForCell($"#!mlops-snapshot {manifest.Origin} --name {asset.Name} --to {$"{asset.Name}.parquet"}")) : Uncommitted(lost, bytes, PasteLine.ForTerminal($"git add {origin} && git commit"));
    }

    /// <summary>History that is cut short is mended first: it may hold what seems uncommitted.</summary>
    private bool HasRemotes => !IsShallow && remotes.All.Count > 0;

    private bool IsShallow => workspace.GitCommonDirectory is { } git && File.Exists(Path.Combine(git, "shallow"));

    /// <summary>What no commit holds and a remote can carry. Whether one does already is not asked.</summary>
    private static Incompleteness Pushed(string what) => new($"{what}: other clones have that from a remote alone, once it is pushed.", Push);

    /// <summary>What no commit holds; where history is cut short, that cannot be said.</summary>
    private Incompleteness Uncommitted(string text, string subject, string paste) =>
        IsShallow
            ? new Incompleteness($"{subject} in no commit of this shallow clone.", "git fetch --unshallow")
            : new Incompleteness(text, paste);

    private static Incompleteness OfModel(StampedModel model, IReadOnlyList<StampedAsset> assets)
    {
        string[] tables = [.. assets.Where(asset => asset is { Kind: SnapshotKind.Table, IsCompared: false }).Select(asset => asset.Name).Distinct()];
        string which = tables.Length > 0 ? tables[0] : "SNAPSHOT";
        return new Incompleteness(
            tables.Length > 1
                ? $"Nobody said which population the model {model.Name} was fitted on: {string.Join(", ", tables)}?"
                : $"Nobody said which population the model {model.Name} was fitted on.",
            PasteLine.ForCell($"#!mlops-pin --model {$"{model.Name}={which}"}"));
    }

    private static Incompleteness OfPackage(ResolvedPackage package) =>
        new($"Package {package.Id} {package.Version} came from a folder of the machine that stamped.");

    /// <summary>Paths in cells start at the notebook's folder.</summary>
    private static string FromNotebook(string path, Stamp stamp) =>
        Path.GetRelativePath(Path.Combine("/", Path.GetDirectoryName(stamp.Notebook) ?? ""), Path.Combine("/", path)).Replace('\\', '/');
}
