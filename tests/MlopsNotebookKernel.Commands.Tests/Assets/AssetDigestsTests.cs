using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Assets;

public sealed class AssetDigestsTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("t.csv")]
    [InlineData("f.bin")]
    [InlineData("folder")]
    public async Task OfPathAsync_WhatASnapshotKeeps_HasItsId(string path)
    {
        Prepare();
        string id = (await _rig.RunAsync(SnapshotCommand.Definition, path, "--name", "x")).GetProperty("id").GetString()!;
        AssetDigest digest = await new AssetDigests(_rig.Services).OfPathAsync(_rig.PathOf(path), _rig.Workspace, null, default);
        Assert.Equal(id, digest.Id);
        AssetDigest kept = AssetDigest.Of(_rig.Services.Snapshots(_rig.Workspace).Find("x"));
        Assert.Equal(digest with { Table = null }, kept with { Table = null });
        Assert.Equal(digest.Table?.Columns, kept.Table?.Columns);
    }

    [Fact]
    public async Task OfPathAsync_KnownBytes_AreNotReadAsATable()
    {
        Prepare();
        AssetDigest known = await new AssetDigests(_rig.Services).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, null, default);
        _rig.LoseObjects();
        Assert.Same(known, await new AssetDigests(WithoutTables()).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, known, default));
    }

    [Fact]
    public async Task OfPathAsync_BytesReadOnceAsATable_AreRememberedWithoutStamp()
    {
        Prepare();
        AssetDigest first = await new AssetDigests(_rig.Services).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, null, default);
        AssetDigest second = await new AssetDigests(WithoutTables()).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, null, default);
        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task OfPathAsync_SavedAgainWithTheSameValues_HasTheSameIdAndOtherBytes()
    {
        Prepare();
        AssetDigest known = await new AssetDigests(_rig.Services).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, null, default);
        _rig.Write("t.csv", "\"a\",\"b\"\r\n1,x\r\n2,y\r\n");
        AssetDigest today = await new AssetDigests(_rig.Services).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, known, default);
        Assert.Equal(known.Id, today.Id);
        Assert.NotEqual(known.Sha256, today.Sha256);
    }

    [Fact]
    public async Task OfPathAsync_TableKeptAsFile_StaysAFile()
    {
        Prepare();
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv", "--name", "x", "--kind", "file");
        AssetDigest known = AssetDigest.Of(_rig.Services.Snapshots(_rig.Workspace).Find("x"));
        _rig.Write("t.csv", "a,b\n1,x\n9,y\n");
        AssetDigest today = await new AssetDigests(_rig.Services).OfPathAsync(_rig.PathOf("t.csv"), _rig.Workspace, known, default);
        Assert.Equal(SnapshotKind.File, today.Kind);
        Assert.NotEqual(known.Id, today.Id);
    }

    [Fact]
    public async Task OpenAsync_OriginChanged_ReadsTheKeptBytesAndCleansUp()
    {
        Prepare();
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        _rig.Write("t.csv", "a,b\n7,q\n");
        SnapshotManifest manifest = _rig.Services.Snapshots(_rig.Workspace).Find("t");
        string temporary = Path.Combine(_rig.Workspace.ObjectsFolder, "tmp");
        await using (ITable table = await new SnapshotTables(_rig.Services).OpenAsync(manifest, _rig.Workspace, default))
        {
            double[] values = await table.NumbersAsync("a", default);
            Assert.Equal([1.0, 2.0], values);
            Assert.Single(Directory.EnumerateFileSystemEntries(temporary));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
    }

    [Fact]
    public async Task Resolve_EachForm_FindsWhatIsMeant()
    {
        Prepare();
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        _rig.Session.Set("rows", new[] { 1 });
        DataReferences references = new(_rig.Services);
        CommandContext context = _rig.Context(inNotebook: true);
        Assert.IsType<DataReference.Kept>(references.Resolve("t", context));
        Assert.IsType<DataReference.Location>(references.Resolve("t.csv", context));
        Assert.IsType<DataReference.Location>(references.Resolve("folder", context));
        Assert.Equal("@rows", references.Resolve("@rows", context).Label);
        Assert.Equal(SnapshotException.Unknown, Assert.Throws<SnapshotException>(() => references.Resolve("tt", context)).Code);
        Assert.Equal("MLOPS1320", Assert.Throws<SnapshotException>(() => references.Resolve("tt.csv", context)).Code);
    }

    private void Prepare()
    {
        _rig.Write("t.csv", "a,b\n1,x\n2,y\n");
        _rig.Write("f.bin", [1, 2]);
        _rig.Write("folder/f.bin", [1, 2]);
        _rig.Write("folder/deep/g.bin", []);
    }

    private CommandServices WithoutTables() => new()
    {
        Tables = new(() => throw new InvalidOperationException("No table is to be read.")),
        Objects = _rig.Services.Objects,
        Snapshots = _rig.Services.Snapshots,
        SourceControl = _rig.Services.SourceControl,
        Fingerprint = _rig.Services.Fingerprint,
        Kernels = null,
    };
}
