using System.Text.Json;
using Microsoft.ML;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using static MlopsNotebookKernel.Commands.Tests.Pin.PinAnswer;

namespace MlopsNotebookKernel.Commands.Tests.Pin;

/// <summary>The models and metrics in a stamp, and what they were fitted on and compared with.</summary>
public sealed class PinModelTests : IDisposable
{
    private const string Stamp = ".mlops/pins/a.ipynb.pin.json";

    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Pin_ModelWithOneTable_TakesItAndSaysSo()
    {
        Research.Make(_rig);
        _rig.Commit("Start");
        _rig.Variables["model"] = Model();
        CommandOutcome outcome = (await _rig.RunAsync(Research.Notebook))[1];
        JsonElement model = Assert.Single(CommandRig.Json(outcome).GetProperty("stamp").GetProperty("models").EnumerateArray());
        Assert.Equal(("model", "ColumnCopyingTransformer", "flights", true), (model.GetProperty("name").GetString(), model.GetProperty("type").GetString(), model.GetProperty("population").GetString(), model.GetProperty("assumed").GetBoolean()));
        Assert.Contains("assumed: the only table used", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_ModelWithTwoTables_IsIncompleteUntilSaid()
    {
        _rig.Write("train.csv", "a\n1\n2\n");
        _rig.Write("test.csv", "a\n3\n4\n");
        _rig.Save("a.ipynb", "#!mlops-snapshot train.csv", "#!mlops-snapshot test.csv", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        _rig.Variables["model"] = Model();
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("a.ipynb"))[2]).GetProperty("missing").EnumerateArray());
        Assert.Equal("Nobody said which population the model model was fitted on: test, train?", missing.GetProperty("text").GetString());
        Assert.Equal("#!mlops-pin --model model=test", missing.GetProperty("paste").GetString());

        await _rig.EditAsync("a.ipynb", "Why", "Why --update --model model=train");
        JsonElement json = CommandRig.Json((await _rig.RunAsync("a.ipynb"))[2]);
        Assert.Empty(json.GetProperty("missing").EnumerateArray());
        Assert.Equal(["modelChanged model"], json.GetProperty("differences").EnumerateArray().Select(Name));
        Assert.Equal("fresh", Outcome((await _rig.RunAsync("a.ipynb"))[2]));
    }

    [Theory]
    [InlineData("--model model", "MLOPS1708")]
    [InlineData("--model nowhere=train", "MLOPS1708")]
    [InlineData("--model text=train --model text=train", "MLOPS1708")]
    [InlineData("--model text=unknown", "MLOPS1301")]
    public async Task Pin_ModelOptionThatDoesNotFit_SaysSo(string option, string code)
    {
        _rig.Write("train.csv", "a\n1\n2\n");
        _rig.Save("a.ipynb", "#!mlops-snapshot train.csv", $"#!mlops-pin --question Why {option}");
        _rig.Variables["text"] = "a fitted value";
        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync("a.ipynb"));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public async Task Pin_MetricsAndDecisions_AreTheLastOfEachName()
    {
        _rig.Save("a.ipynb", "#!mlops-pin --question Why");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        session.Journal.Add(new JournalFact.MetricMeasured(1, "auc", 0.6, "higher", null));
        session.Journal.Add(new JournalFact.MetricMeasured(2, "auc", 0.7, "higher", null));
        session.Journal.Add(new JournalFact.DecisionRecorded(2, "2026-11-23-drop-hour-3f2a"));
        session.Journal.Add(new JournalFact.DecisionRecorded(3, "2026-11-23-drop-hour-3f2a"));
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        Stamp stamp = StampJson.Read(_rig.Read(Stamp), "a");
        Assert.Equal([new StampedMetric("auc", 0.7, "higher", null)], stamp.Metrics);
        Assert.Equal(["2026-11-23-drop-hour-3f2a"], stamp.Decisions);
    }

    [Fact]
    public async Task Pin_SnapshotOnlyComparedWith_IsAnAssetOfTheStamp()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        _rig.Write("data/later.csv", "origin,delay\nONT,13\nSFO,-2\nLAX,41\nONT,8\n");
        _rig.Save("a.ipynb", "#!mlops-drift --baseline flights --current data/later.csv", "#!mlops-snapshot data/later.csv --name later", "#!mlops-drift --baseline flights --current later", "#!mlops-pin --question Why");
        _rig.Variables["model"] = Model();
        IReadOnlyList<CommandOutcome> outcomes = await _rig.RunAsync("a.ipynb");

        // A model learned from what the notebook took, not from what it was compared with.
        Assert.Equal("later", CommandRig.Json(outcomes[3]).GetProperty("stamp").GetProperty("models")[0].GetProperty("population").GetString());
        JsonElement[] assets = [.. CommandRig.Json(outcomes[3]).GetProperty("stamp").GetProperty("assets").EnumerateArray()];
        Assert.Equal(["flights", "later"], assets.Select(asset => asset.GetProperty("name").GetString()));
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null, true, 1),
            (assets[0].GetProperty("path").ValueKind, assets[0].GetProperty("variable").ValueKind, assets[0].GetProperty("restored").GetBoolean(), assets[0].GetProperty("cell").GetInt32()));
        Assert.Equal(
            ("data/later.csv", false, 2),
            (assets[1].GetProperty("path").GetString(), assets[1].GetProperty("restored").GetBoolean(), assets[1].GetProperty("cell").GetInt32()));
        Assert.Contains("(compared with)", outcomes[3].Bundle.Text, StringComparison.Ordinal);
        Assert.True((await _rig.VerifyAsync("a.ipynb")).Answer);
        Assert.Equal("fresh", CommandRig.Json((await _rig.RunAsync("a.ipynb"))[3]).GetProperty("outcome").GetString());
    }

    /// <summary>A fitted model, as ML.NET makes them.</summary>
    private static object Model()
    {
        MLContext context = new(seed: 1);
        IDataView rows = context.Data.LoadFromEnumerable([new { A = 1f }]);
        return context.Transforms.CopyColumns("B", "A").Fit(rows);
    }
}
