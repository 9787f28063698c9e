using System.IO.Compression;
using System.Text.Json;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Snapshot;

public sealed class SnapshotHandlerTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_Csv_KeepsManifestAndTellsTheJournal()
    {
        _rig.Copy(DataRig.Flights("01"), "data/january.csv");
        JsonElement result = await _rig.RunAsync(SnapshotCommand.Definition, "data/january.csv", "--name", "january", "--note", "as trained");
        Assert.Equal("mlops.snapshot-result/1", result.GetProperty("schema").GetString());
        Assert.Equal(20466, result.GetProperty("rows").GetInt64());
        Assert.StartsWith("Snapshot january@", result.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("20,466 rows × 5 columns", result.GetProperty("summary").GetString(), StringComparison.Ordinal);
        string id = result.GetProperty("id").GetString()!;
        Assert.Equal([$".mlops/snapshots/january/{id}.json"], _rig.Facts().Keys);
        Assert.Equal(
            new JournalFact.SnapshotUsed(1, "january", id, "data/january.csv", null),
            Assert.Single(_rig.Session.Journal.Facts));
        SnapshotManifest manifest = _rig.Services.Snapshots(_rig.Workspace).Find("january");
        Assert.Equal("as trained", manifest.Note);
        Assert.Equal(["scheduled", "origin", "destination", "distance", "arrival_delay"], manifest.Table!.Columns.Select(column => column.Name));
        Assert.NotEmpty(_rig.Progress);
    }

    [Fact]
    public async Task RunAsync_SameFileAgain_ChangesNoCommittedFile()
    {
        _rig.Copy(DataRig.Flights("01"), "january.csv");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "january.csv");
        IReadOnlyDictionary<string, string> before = _rig.Facts();
        _rig.Clock.Now = _rig.Clock.Now.AddDays(30);
        JsonElement again = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "january.csv", "--note", "now with a note");
        Assert.False(again.GetProperty("isNew").GetBoolean());
        Assert.Contains("unchanged since 2026-11-23", again.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("note was not taken", again.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task RunAsync_SameCellAgainInANotebook_ShowsWhatItShowed()
    {
        _rig.Write("t.csv", "a,b\n1,x\n2,\n");
        Bundle first = (await _rig.OutcomeAsync(SnapshotCommand.Definition, inNotebook: true, "t.csv")).Bundle;
        _rig.Clock.Now = _rig.Clock.Now.AddDays(30);
        Bundle second = (await _rig.OutcomeAsync(SnapshotCommand.Definition, inNotebook: true, "t.csv")).Bundle;
        Assert.Equal(OutputDigest.Of([new CellOutput.Display(first)]), OutputDigest.Of([new CellOutput.Display(second)]));
        Assert.Contains("kept since 2026-11-23", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FileSavedAgainWithTheSameValues_IsTheSameSnapshot()
    {
        string text = "a,b\n1,x\n2,\n3,z\n";
        _rig.Write("t.csv", text);
        JsonElement first = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "t.csv");
        _rig.Write("t.csv", text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("x", "\"x\"", StringComparison.Ordinal));
        JsonElement second = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "t.csv");
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.False(second.GetProperty("isNew").GetBoolean());
        Assert.Single(_rig.Facts());
    }

    [Fact]
    public async Task RunAsync_OneValueChanged_IsANewSnapshotOfTheName()
    {
        _rig.Write("t.csv", "a,b\n1,x\n2,y\n");
        JsonElement first = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "t.csv");
        _rig.Write("t.csv", "a,b\n1,x\n3,y\n");
        JsonElement second = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "t.csv");
        Assert.NotEqual(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.True(second.GetProperty("isNew").GetBoolean());
        Assert.Equal(2, _rig.Facts().Count);
    }

    [Fact]
    public async Task RunAsync_SameValuesAsParquet_IsTheSameSnapshot()
    {
        string csv = _rig.Copy(DataRig.Flights("03"), "march.csv");
        await using (ITable table = await _rig.Services.Tables.Value.OpenAsync(new TableSource.File(csv), default))
        {
            await table.WriteParquetAsync(_rig.PathOf("march.parquet"), default);
        }

        JsonElement first = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "march.csv");
        JsonElement second = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "march.parquet");
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.False(second.GetProperty("isNew").GetBoolean());
    }

    [Fact]
    public async Task RunAsync_ZipWrittenTwice_IsTheSame()
    {
        Zip("model.zip", 2020, CompressionLevel.Optimal);
        JsonElement first = await _rig.RunAsync(SnapshotCommand.Definition, "model.zip");
        Assert.Equal("archive", first.GetProperty("kind").GetString());
        IReadOnlyDictionary<string, string> before = _rig.Facts();
        Zip("model.zip", 2026, CompressionLevel.NoCompression);
        JsonElement second = await _rig.RunAsync(SnapshotCommand.Definition, "model.zip");
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task RunAsync_FolderAndOtherFile_AreKeptByContent()
    {
        _rig.Write("images/a.bin", [1, 2, 3]);
        _rig.Write("images/deep/b.bin", [4]);
        JsonElement folder = await _rig.RunAsync(SnapshotCommand.Definition, "images");
        Assert.Equal("folder", folder.GetProperty("kind").GetString());
        Assert.Equal(2, folder.GetProperty("files").GetInt32());
        JsonElement file = await _rig.RunAsync(SnapshotCommand.Definition, "images/a.bin");
        Assert.Equal("file", file.GetProperty("kind").GetString());
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", file.GetProperty("id").GetString());
        _rig.Write("images/deep/b.bin", [5]);
        JsonElement changed = await _rig.RunAsync(SnapshotCommand.Definition, "images");
        Assert.NotEqual(folder.GetProperty("id").GetString(), changed.GetProperty("id").GetString());
    }

    [Fact]
    public async Task RunAsync_JsonThatIsNoTable_IsKeptAsFileWhenAsked()
    {
        _rig.Write("config.json", "{\"a\": 1}");
        JsonElement file = await _rig.RunAsync(SnapshotCommand.Definition, "config.json", "--kind", "file");
        Assert.Equal("file", file.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task RunAsync_StoreLostSince_KeepsTheBytesAgain()
    {
        _rig.Write("t.csv", "a,b\n1,x\n2,y\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        _rig.LoseObjects();
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        SnapshotManifest manifest = _rig.Services.Snapshots(_rig.Workspace).Find("t");
        Assert.True(_rig.Services.Objects(_rig.Workspace).Contains(manifest.Files[0]));
    }

    [Theory]
    [InlineData("january.csv", "january")]
    [InlineData("Flights 2001 (03).csv", "flights-2001-03")]
    [InlineData("_x_.csv", "x")]
    public async Task RunAsync_NoName_TakesTheFilesOwn(string file, string name)
    {
        _rig.Write(file, "a\n1\n");
        Assert.Equal(name, (await _rig.RunAsync(SnapshotCommand.Definition, file)).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("MLOPS1320", "missing.csv")]
    [InlineData("MLOPS1051", "t.csv", "--name", "January")]
    [InlineData("MLOPS1051", "t.csv", "--name", "../x")]
    [InlineData("MLOPS1006", "@nothing")]
    [InlineData("MLOPS1050", "@empty")]
    [InlineData("MLOPS1052", "folder", "--kind", "table")]
    [InlineData("MLOPS1325", "void")]
    [InlineData("MLOPS1322", "broken.zip")]
    [InlineData("MLOPS1403", "picture.csv")]
    [InlineData("MLOPS1404", "empty.csv")]
    public async Task RunAsync_BadInput_IsRefusedAndNothingIsCommitted(string code, params string[] words)
    {
        _rig.Write("t.csv", "a\n1\n");
        _rig.Write("folder/a.txt", "x");
        Directory.CreateDirectory(_rig.PathOf("void"));
        _rig.Write("broken.zip", "PK\x03\x04 and no more");
        _rig.Write("picture.csv", [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 0]);
        _rig.Write("empty.csv", "");
        Directory.CreateDirectory(_rig.PathOf(".mlops"));
        _rig.Session.Set("empty", null);
        MlopsException exception = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(SnapshotCommand.Definition, words));
        Assert.Equal(code, exception.Code);
        Assert.NotEmpty(exception.Remedy);
        Assert.Empty(_rig.Facts());
        Assert.Empty(_rig.Session.Journal.Facts);
    }

    [Fact]
    public async Task RunAsync_ManifestWithConflict_IsNamed()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        string path = _rig.Facts().Keys.Single();
        _rig.Write(path, $"<<<<<<< HEAD\n{_rig.Facts()[path]}=======\n>>>>>>> theirs\n");
        MlopsException exception = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(SnapshotCommand.Definition, "t.csv"));
        Assert.Equal("MLOPS1305", exception.Code);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InTerminal_ShowsTheProfileAsText()
    {
        _rig.Copy(DataRig.Flights("01"), "january.csv");
        Bundle bundle = (await _rig.OutcomeAsync(SnapshotCommand.Definition, inNotebook: false, "january.csv")).Bundle;
        Assert.StartsWith("✓ Snapshot january@", bundle.Text, StringComparison.Ordinal);
        Assert.Contains("arrival_delay", bundle.Text, StringComparison.Ordinal);
        Assert.Contains("2001-01-01 00:03 to 2001-01-31", bundle.Text, StringComparison.Ordinal);
        Assert.Contains("<table", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
    }

    private void Zip(string name, int year, CompressionLevel level)
    {
        using ZipArchive archive = new(File.Create(_rig.PathOf(name)), ZipArchiveMode.Create);
        foreach (string entryName in new[] { "TransformerChain/Model.key", "Schema" })
        {
            ZipArchiveEntry entry = archive.CreateEntry(entryName, level);
            entry.LastWriteTime = new DateTimeOffset(year, 5, 1, 0, 0, 0, TimeSpan.Zero);
            using StreamWriter writer = new(entry.Open());
            writer.Write($"content of {entryName}");
        }
    }
}
