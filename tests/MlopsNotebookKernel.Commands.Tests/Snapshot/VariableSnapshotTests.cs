using System.Text.Json;
using Microsoft.ML;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Snapshot;

/// <summary>Rows that a notebook holds, kept as Parquet, and models that ML.NET saves.</summary>
public sealed class VariableSnapshotTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_Records_RoundTripWithTheirValues()
    {
        _rig.Session.Set("train", Flights(500).Select(flight => flight));
        JsonElement kept = await _rig.RunAsync(SnapshotCommand.Definition, "@train");
        Assert.Equal("@train", kept.GetProperty("origin").GetString());
        Assert.Equal(500, kept.GetProperty("rows").GetInt64());
        Assert.Equal(
            new JournalFact.SnapshotUsed(1, "train", kept.GetProperty("id").GetString()!, null, "train"),
            Assert.Single(_rig.Session.Journal.Facts));

        SnapshotManifest manifest = _rig.Services.Snapshots(_rig.Workspace).Find("train");
        await using ITable table = await new SnapshotTables(_rig.Services).OpenAsync(manifest, _rig.Workspace, default);
        Assert.Equal(manifest.Id, (await table.DigestAsync(null, default)).Content);
        Assert.Equal(Flights(500).Select(flight => (double)flight.Delay), await table.NumbersAsync("Delay", default));
    }

    [Fact]
    public async Task RunAsync_RecordsToAFile_AreCarriedByIt()
    {
        _rig.Session.Set("train", Flights(300).ToArray());
        JsonElement kept = await _rig.RunAsync(SnapshotCommand.Definition, "@train", "--to", "data/train.parquet");
        Assert.Equal("data/train.parquet", kept.GetProperty("origin").GetString());
        Assert.Equal(
            new JournalFact.SnapshotUsed(1, "train", kept.GetProperty("id").GetString()!, "data/train.parquet", "train"),
            Assert.Single(_rig.Session.Journal.Facts));

        // Another clone has the file alone.
        byte[] written = File.ReadAllBytes(_rig.PathOf("data/train.parquet"));
        _rig.LoseObjects();
        await _rig.RunAsync(RestoreCommand.Definition, "train", "--to", "again.parquet");
        Assert.Equal(written, File.ReadAllBytes(_rig.PathOf("again.parquet")));
        await _rig.RunAsync(SnapshotCommand.Definition, "@train", "--to", "data/train.parquet");
        Assert.Equal(written, File.ReadAllBytes(_rig.PathOf("data/train.parquet")));

        // Other rows replace what an earlier snapshot of the name wrote.
        _rig.Session.Set("train", Flights(200).ToArray());
        await _rig.RunAsync(SnapshotCommand.Definition, "@train", "--to", "data/train.parquet");
        Assert.NotEqual(written, File.ReadAllBytes(_rig.PathOf("data/train.parquet")));
        Assert.Equal(["train.parquet"], Directory.EnumerateFiles(_rig.PathOf("data")).Select(path => Path.GetFileName(path)));
    }

    [Theory]
    [InlineData("@train", "train.csv", "MLOPS1091")]
    [InlineData("@train", "../train.parquet", "MLOPS1091")]
    [InlineData("rows.csv", "rows.parquet", "MLOPS1091")]
    [InlineData("@train", "own.parquet", "MLOPS1316")]
    public async Task RunAsync_ToWhereNothingMayBeWritten_IsRefused(string data, string to, string code)
    {
        _rig.Session.Set("train", Flights(3).ToArray());
        _rig.Write("rows.csv", "a\n1\n");
        _rig.Write("own.parquet", "the user's own");
        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(SnapshotCommand.Definition, data, "--to", to));
        Assert.Equal(code, fault.Code);
        Assert.Equal("the user's own", File.ReadAllText(_rig.PathOf("own.parquet")));
    }

    [Fact]
    public async Task RunAsync_EqualRecordsAgain_ChangeNoCommittedFile()
    {
        _rig.Session.Set("train", Flights(300).ToArray());
        await _rig.RunAsync(SnapshotCommand.Definition, "@train");
        IReadOnlyDictionary<string, string> before = _rig.Facts();
        _rig.Session.Set("train", Flights(300).ToList());
        await _rig.RunAsync(SnapshotCommand.Definition, "@train");
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task RunAsync_EqualRecordsInACloneWithoutStore_CanBeRestoredAfterwards()
    {
        _rig.Session.Set("train", Flights(300).ToArray());
        await _rig.RunAsync(SnapshotCommand.Definition, "@train");
        _rig.LoseObjects();
        await _rig.RunAsync(SnapshotCommand.Definition, "@train");
        await _rig.RunAsync(RestoreCommand.Definition, "train", "--to", "train.parquet");
        Assert.True(File.Exists(_rig.PathOf("train.parquet")));
    }

    [Fact]
    public async Task RunAsync_RecordsRestoredToAFile_AreTheSameTable()
    {
        _rig.Session.Set("train", Flights(300).ToArray());
        JsonElement kept = await _rig.RunAsync(SnapshotCommand.Definition, "@train");
        await _rig.RunAsync(RestoreCommand.Definition, "train", "--to", "train.parquet");
        JsonElement again = await _rig.RunAsync(SnapshotCommand.Definition, "train.parquet");
        Assert.Equal(kept.GetProperty("id").GetString(), again.GetProperty("id").GetString());
    }

    [Fact]
    public async Task RunAsync_DataView_RoundTrips()
    {
        IDataView view = new MLContext(1).Data.LoadFromEnumerable(Flights(200));
        _rig.Session.Set("view", view);
        JsonElement kept = await _rig.RunAsync(SnapshotCommand.Definition, "@view", "--name", "train");
        Assert.Equal(200, kept.GetProperty("rows").GetInt64());
        SnapshotManifest manifest = _rig.Services.Snapshots(_rig.Workspace).Find("train");
        await using ITable table = await new SnapshotTables(_rig.Services).OpenAsync(manifest, _rig.Workspace, default);
        Assert.Equal(manifest.Id, (await table.DigestAsync(null, default)).Content);
        Assert.Equal(Flights(200).Select(flight => (double)flight.Delay), await table.NumbersAsync("Delay", default));
    }

    [Fact]
    public async Task RunAsync_ModelSavedTwice_IsTheSameAndATrainedOtherIsNot()
    {
        MLContext context = new(1);
        IDataView view = context.Data.LoadFromEnumerable(Flights(200));
        ITransformer model = context.Transforms.NormalizeMinMax("Score", nameof(Flight.Score)).Fit(view);
        context.Model.Save(model, view.Schema, _rig.PathOf("model.zip"));
        byte[] first = File.ReadAllBytes(_rig.PathOf("model.zip"));
        JsonElement kept = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "model.zip");
        Assert.Equal("archive", kept.GetProperty("kind").GetString());

        // Zip entries carry times of two seconds' resolution.
        await Task.Delay(2100);
        context.Model.Save(model, view.Schema, _rig.PathOf("model.zip"));
        Assert.NotEqual(first, File.ReadAllBytes(_rig.PathOf("model.zip")));
        JsonElement again = await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "model.zip");
        Assert.Equal(kept.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        Assert.False(again.GetProperty("isNew").GetBoolean());

        ITransformer other = context.Transforms.NormalizeMinMax("Score", nameof(Flight.Score)).Fit(context.Data.LoadFromEnumerable(Flights(20)));
        context.Model.Save(other, view.Schema, _rig.PathOf("model.zip"));
        Assert.True((await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "model.zip")).GetProperty("isNew").GetBoolean());
    }

    private static IEnumerable<Flight> Flights(int count)
    {
        Random random = new(5);
        for (int i = 0; i < count; i++)
        {
            yield return new Flight
            {
                Origin = random.Next(9) == 0 ? "ONT" : "SFO",
                Delay = random.Next(-20, 200),
                Score = (float)random.NextDouble(),
                Late = random.Next(4) == 0,
            };
        }
    }

    private sealed record Flight
    {
        public string Origin { get; set; } = "";

        public int Delay { get; set; }

        public float Score { get; set; }

        public bool Late { get; set; }
    }
}
