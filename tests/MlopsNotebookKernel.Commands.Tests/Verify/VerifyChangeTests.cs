using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Verify;

/// <summary>One thing changed: it alone is named, with old and new and the cheapest remedy; its harmless twin is no change.</summary>
public sealed class VerifyChangeTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    public static TheoryData<string, string, string[], string> Changes() => new()
    {
        // What was done; the state; each difference as "kind weight subject: was → is [columns]"; the remedies.
        { "nothing", "fresh", [], "nothing" },
        { "cell code", "stale", ["cellChanged material Cell 3 (var late = 20; // minutes): var late = 15; // minutes → var late = 20; // minutes"], "rerun 3" },
        { "cell comment", "proseOnly", ["cellProse none Cell 3 (var late = 15; // in minutes): var late = 15; // minutes → var late = 15; // in minutes"], "nothing" },
        { "cell whitespace", "proseOnly", ["cellProse none Cell 3 (var late  =  15; // minutes): var late = 15; // minutes → var late  =  15; // minutes"], "nothing" },
        { "cell added", "stale", ["cellAdded material Cell 4 (var extra = 1;):  → var extra = 1;"], "rerun 4" },
        { "cell deleted", "stale", ["cellDeleted material Cell 3 (var late = 15; // minutes): var late = 15; // minutes → "], "rerun 3" },
        { "cells swapped", "stale", ["cellMoved material Cell 5 (late + 1): ran as cell 6 → stands as cell 5"], "rerun 5" },
        { "package version", "stale", ["packageChanged material CsvHelper: 33.0.0 → 33.1.0"], "rerun 1" },
        { "package comment", "proseOnly", ["cellProse none Cell 1 (#r \"nuget: CsvHelper, 33.0.0\"): #r \"nuget: CsvHelper, 33.0.0\"\n// how rows are read\nusing CsvHelper; → #r \"nuget: CsvHelper, 33.0.0\"\n// how all rows are read\nusing CsvHelper;"], "nothing" },
        { "package added", "stale", ["packageAdded material Deedle:  → 3.0.0"], "rerun 1" },
        { "data value", "stale", ["assetChanged material flights (data/flights.csv): {old}, 4 rows → {new}, 4 rows [delay values 1]"], "rerun 2" },
        { "data row", "stale", ["assetChanged material flights (data/flights.csv): {old}, 4 rows → {new}, 5 rows [origin values ; delay values ]"], "rerun 2" },
        { "data column", "stale", ["assetChanged material flights (data/flights.csv): {old}, 4 rows → {new}, 4 rows [carrier added ]"], "rerun 2" },
        { "data resaved", "fresh", ["assetResaved none flights (data/flights.csv): bytes {old} → bytes {new}"], "nothing" },
        { "data touched", "fresh", [], "nothing" },
        { "data gone", "stale", ["assetMissing material flights (data/flights.csv): {old}, 4 rows → "], "restoreData " },
        { "data damaged", "stale", ["assetChanged material flights (data/flights.csv): {old}, 4 rows → cannot be read"], "rerun 2" },
        { "pin line", "fresh", [], "nothing" },
        { "question", "stale", ["questionChanged material question: Which flights arrive late? → Which flights arrive early?"], "restamp " },
        { "other file", "fresh", [], "nothing" },
        { "outputs cleared", "fresh", [], "nothing" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Verify_OneChange_NamesJustThat(string change, string state, string[] expected, string remedies)
    {
        Research.Make(_rig);
        _rig.Commit("Data and notebook");
        await _rig.RunAsync(Research.Notebook);
        _rig.Commit("Executed");

        await ChangeAsync(change);
        CommandOutcome outcome = await _rig.VerifyAsync(Research.Notebook);
        JsonElement notebook = CommandRig.Json(outcome).GetProperty("notebooks")[0];
        Assert.Equal(state, notebook.GetProperty("state").GetString());
        Assert.Equal(expected, notebook.GetProperty("differences").EnumerateArray().Select(Text));
        Assert.Equal(remedies, string.Join(", ", notebook.GetProperty("remedies").EnumerateArray().Select(Remedy)));
        Assert.Equal(state is "fresh" or "proseOnly", outcome.Answer);
        Assert.True(notebook.GetProperty("complete").GetBoolean());
        Assert.Equal(change is "data value" or "data row" or "data column" ? 1 : 0, notebook.GetProperty("drift").GetArrayLength());
    }

    private async Task ChangeAsync(string change)
    {
        const string notebook = Research.Notebook;
        switch (change)
        {
            case "cell code": await _rig.EditAsync(notebook, "var late = 15;", "var late = 20;"); break;
            case "cell comment": await _rig.EditAsync(notebook, "// minutes", "// in minutes"); break;
            case "cell whitespace": await _rig.EditAsync(notebook, "late = 15", "late  =  15"); break;
            case "cell added": await _rig.InsertAsync(notebook, 3, "var extra = 1;"); break;
            case "cell deleted": await _rig.RemoveAsync(notebook, 2); break;
            case "cells swapped": await _rig.SwapAsync(notebook, 4, 5); break;
            case "package version": await _rig.EditAsync(notebook, "33.0.0", "33.1.0"); break;
            case "package comment": await _rig.EditAsync(notebook, "how rows", "how all rows"); break;
            case "package added": await _rig.EditAsync(notebook, "using CsvHelper;", "#r \"nuget: Deedle, 3.0.0\"\nusing CsvHelper;"); break;
            case "data value": _rig.Write(Research.Data, "origin,delay\nONT,12\nSFO,-3\nLAX,41\nONT,7\n"); break;
            case "data row": _rig.Write(Research.Data, "origin,delay\nONT,12\nSFO,-3\nLAX,40\nONT,7\nLAX,1\n"); break;
            case "data column": _rig.Write(Research.Data, "origin,delay,carrier\nONT,12,A\nSFO,-3,B\nLAX,40,A\nONT,7,B\n"); break;
            case "data resaved": _rig.Write(Research.Data, "\"origin\",\"delay\"\r\n\"ONT\",12\r\n\"SFO\",-3\r\n\"LAX\",40\r\n\"ONT\",7\r\n"); break;
            case "data touched": File.SetLastWriteTimeUtc(_rig.PathOf(Research.Data), DateTime.UtcNow.AddDays(1)); break;
            case "data gone": File.Delete(_rig.PathOf(Research.Data)); break;
            case "data damaged": File.WriteAllBytes(_rig.PathOf(Research.Data), [0x50, 0x41, 0x52, 0x31, 0, 1, 2, 3]); break;
            case "pin line": await _rig.EditAsync(notebook, "#!mlops-pin", "#!mlops-pin --update"); break;
            case "question": await _rig.EditAsync(notebook, "late?", "early?"); break;
            case "other file":
                _rig.Write("README.md", "prose");
                _rig.Commit("Prose");
                _rig.Write("other.csv", "a\n1\n");
                break;
            case "outputs cleared": await _rig.ClearOutputsAsync(notebook); break;
        }
    }

    /// <summary>Digests are as given by the content: only that they are there, and differ, is asked of them.</summary>
    private static string Text(JsonElement difference)
    {
        string Get(string name) => difference.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
        string columns = string.Join("; ", difference.GetProperty("columns").EnumerateArray().Select(column =>
            $"{column.GetProperty("name").GetString()} {column.GetProperty("text").GetString()} {(column.TryGetProperty("rows", out JsonElement rows) ? rows.GetInt64() : null)}"));
        (string was, string now) = (Get("was"), Get("is"));
        bool asset = Get("kind").StartsWith("asset", StringComparison.Ordinal);
        if (asset)
        {
            Assert.NotEqual(was, now);
            (was, now) = (Digests().Replace(was, "{old}"), Digests().Replace(now, "{new}"));
        }

        return $"{Get("kind")} {Get("weight")} {Get("subject")}: {was} → {now}{(columns.Length > 0 ? $" [{columns}]" : "")}";
    }

    private static string Remedy(JsonElement remedy) => remedy.GetProperty("kind").GetString() switch
    {
        "nothing" => "nothing",
        string kind => $"{kind} {(remedy.TryGetProperty("cell", out JsonElement cell) ? cell.GetInt32() : null)}",
        null => "",
    };

    private static System.Text.RegularExpressions.Regex Digests() => new("[0-9a-f]{12}");
}
