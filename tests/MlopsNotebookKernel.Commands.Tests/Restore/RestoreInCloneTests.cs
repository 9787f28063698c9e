using LibGit2Sharp;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Git;
using MlopsNotebookKernel.Storage.Manifests;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Restore;

/// <summary>Data that is committed needs no object store: a second clone has manifests and history alone.</summary>
public sealed class RestoreInCloneTests : IDisposable
{
    private static readonly Signature Author = new("A. Researcher", "a@example.org", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops-clone-");

    public void Dispose()
    {
        // Git marks its objects read-only, which Windows would not delete.
        foreach (FileInfo file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task RunAsync_CloneOfCommittedData_RestoresAnEarlierVersionFromHistory()
    {
        string origin = Path.Combine(_folder.FullName, "origin");
        Repository.Init(origin);
        string csv = Path.Combine(origin, "data", "january.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(csv)!);
        File.Copy(DataRig.Flights("01"), csv);
        byte[] january = File.ReadAllBytes(csv);
        await RunAsync(origin, SnapshotCommand.Definition, "data/january.csv");
        Commit(origin, "January");
        File.Copy(DataRig.Flights("03"), csv, overwrite: true);
        Commit(origin, "March under the old name");

        string clone = Path.Combine(_folder.FullName, "clone");
        Repository.Clone(origin, clone);
        Assert.False(Directory.Exists(WorkspaceLocator.Find(clone).ObjectsFolder));
        await RunAsync(clone, RestoreCommand.Definition, "january", "--to", "restored.csv");
        Assert.Equal(january, File.ReadAllBytes(Path.Combine(clone, "restored.csv")));
    }

    [Fact]
    public async Task RunAsync_CloneOfCommittedFolder_RestoresEachFile()
    {
        string origin = Path.Combine(_folder.FullName, "origin");
        Repository.Init(origin);
        Directory.CreateDirectory(Path.Combine(origin, "images", "deep"));
        File.WriteAllBytes(Path.Combine(origin, "images", "a.bin"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(origin, "images", "deep", "b.bin"), [4, 5]);
        await RunAsync(origin, SnapshotCommand.Definition, "images");
        Commit(origin, "Images");

        string clone = Path.Combine(_folder.FullName, "clone");
        Repository.Clone(origin, clone);
        Directory.Delete(Path.Combine(clone, "images"), recursive: true);
        await RunAsync(clone, RestoreCommand.Definition, "images");
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(clone, "images", "a.bin")));
        Assert.Equal([4, 5], File.ReadAllBytes(Path.Combine(clone, "images", "deep", "b.bin")));
    }

    private static void Commit(string folder, string message)
    {
        using Repository repository = new(folder);
        LibGit2Sharp.Commands.Stage(repository, "*");
        repository.Commit(message, Author, Author);
    }

    private static async Task RunAsync(string folder, CommandDefinition definition, params string[] words)
    {
        GitSourceControl git = new();
        CommandServices services = new()
        {
            Tables = new(() => new DuckTableEngine()),
            Objects = workspace => new ObjectStore(workspace, TimeProvider.System),
            Snapshots = workspace => new SnapshotStore(workspace),
            SourceControl = new(() => git),
            Blobs = new(() => git),
            Fingerprint = new(() => throw new NotSupportedException("No fingerprints here.")),
            Kernels = null,
        };
        CommandOutcome outcome = await definition.Create(services).RunAsync(
            CommandGrammar.Parse(definition, words),
            new CommandContext(WorkspaceLocator.Find(folder), folder, null, null),
            CancellationToken.None);
        Assert.True(outcome.Answer);
    }
}
