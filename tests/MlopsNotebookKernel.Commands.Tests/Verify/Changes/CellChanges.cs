using static MlopsNotebookKernel.Commands.Tests.Verify.Changes.StampedRepository;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>Changes of the notebook itself: cells, outputs, packages, seeds.</summary>
internal static class CellChanges
{
    private const string Late = "Cell 6 (var late = 15; // minutes)";

    public static IEnumerable<ChangeRow> Rows() =>
    [
        new(
            "cell edited", copy => copy.Rig.EditAsync(Notebook, "late = 15", "late = 20"), "stale",
            ["cellChanged material Cell 6 (var late = 20; // minutes): var late = 15; // minutes → var late = 20; // minutes"], "rerun 6",
            copy => copy.Rig.EditAsync(Notebook, "// minutes", "// in minutes"))
            { TwinState = "proseOnly", TwinDifferences = ["cellProse none Cell 6 (var late = 15; // in minutes): var late = 15; // minutes → var late = 15; // in minutes"] },
        new(
            "string in a cell", copy => copy.Rig.EditAsync(Notebook, "\"x\"", "\"x \""), "stale",
            ["cellChanged material Cell 8 (Loader.Load(\"x \")): Loader.Load(\"x\") → Loader.Load(\"x \")"], "rerun 8",
            copy => copy.Rig.EditAsync(Notebook, "late = 15", "late  =  15"))
            { TwinState = "proseOnly", TwinDifferences = ["cellProse none Cell 6 (var late  =  15; // minutes): var late = 15; // minutes → var late  =  15; // minutes"] },
        new(
            "cell added", copy => copy.Rig.InsertAsync(Notebook, 6, "var extra = 1;"), "stale",
            ["cellAdded material Cell 7 (var extra = 1;):  → var extra = 1;"], "rerun 7",
            copy => copy.Rig.InsertAsync(Notebook, 6, "// only a remark")),
        new(
            "cell deleted", copy => copy.Rig.RemoveAsync(Notebook, 5), "stale",
            [$"cellDeleted material {Late}: var late = 15; // minutes →"], "rerun 6",
            copy => copy.Rig.InsertAsync(Notebook, 0, "   \n")),
        new(
            "cells reordered", copy => copy.Rig.SwapAsync(Notebook, 7, 8), "stale",
            ["cellMoved material Cell 8 (late + 1): ran as cell 9 → stands as cell 8"], "rerun 8",
            copy => copy.Rig.SwapAsync(Notebook, 6, 8)),
        new(
            "output edited by hand", copy => OutputAsync(copy, "42"), "fresh",
            ["outputChanged note Cell 5 (const int Seed = 1;): # → # (The same code put out something else: a clock, an unseeded random number, or an output edited by hand.)"], "nothing",
            copy => copy.Rig.ClearOutputsAsync(Notebook)),
        new(
            "question", copy => copy.Rig.EditAsync(Notebook, "late?", "early?"), "stale",
            ["questionChanged material question: Which flights arrive late? → Which flights arrive early?"], "restamp",
            copy => copy.Rig.EditAsync(Notebook, "#!mlops-pin", "#!mlops-pin --update")),
        new(
            "seed", copy => copy.Rig.EditAsync(Notebook, "Seed = 1", "Seed = 2"), "stale",
            [
                "cellChanged material Cell 5 (const int Seed = 2;): const int Seed = 1;\nvar random = new Random(Seed); → const int Seed = 2;\nvar random = new Random(Seed);",
                "seedChanged material new Random(Seed) in cell 5, line 2: seed 1 → seed 2",
            ],
            "rerun 5",
            copy => copy.Rig.EditAsync(Notebook, "Seed = 1;", "Seed = 1; // any number"))
            { TwinState = "proseOnly", TwinDifferences = ["cellProse none Cell 5 (const int Seed = 1; // any number): const int Seed = 1;\nvar random = new Random(Seed); → const int Seed = 1; // any number\nvar random = new Random(Seed);"] },
        new(
            "seed lost", copy => copy.Rig.EditAsync(Notebook, "new Random(Seed)", "new Random()"), "stale",
            [
                "cellChanged material Cell 5 (const int Seed = 1;): const int Seed = 1;\nvar random = new Random(Seed); → const int Seed = 1;\nvar random = new Random();",
                "seedChanged material new Random() in cell 5, line 2: seed 1 → no seed",
            ],
            "rerun 5",
            copy => copy.Rig.EditAsync(Notebook, "new Random(Seed)", "new Random( Seed )"))
            { TwinState = "proseOnly", TwinDifferences = ["cellProse none Cell 5 (const int Seed = 1;): const int Seed = 1;\nvar random = new Random(Seed); → const int Seed = 1;\nvar random = new Random( Seed );"] },
        new(
            "package direct", copy => copy.Rig.EditAsync(Notebook, "33.0.0", "33.1.0"), "stale",
            ["packageChanged material CsvHelper: 33.0.0 → 33.1.0 <direct minor>"], "rerun 1",
            copy => copy.Rig.EditAsync(Notebook, "nuget: Deedle", "nuget: Deedle, 3.0.0")),
        new(
            "package direct, back", copy => copy.Rig.EditAsync(Notebook, "33.0.0", "32.9.9"), "stale",
            ["packageChanged material CsvHelper: 33.0.0 → 32.9.9 <direct major back>"], "rerun 1",
            copy => copy.Rig.EditAsync(Notebook, "how rows", "how all rows"))
            { TwinState = "proseOnly", TwinDifferences = ["cellProse none Cell 1 (#r \"nuget: CsvHelper, 33.0.0\"): #r \"nuget: CsvHelper, 33.0.0\"\n#r \"nuget: Deedle\"\n// how rows are read\nusing CsvHelper; → #r \"nuget: CsvHelper, 33.0.0\"\n#r \"nuget: Deedle\"\n// how all rows are read\nusing CsvHelper;"] },
        new(
            "package added", copy => copy.Rig.EditAsync(Notebook, "using CsvHelper;", "#r \"nuget: Serilog, 4.0.0\"\nusing CsvHelper;"), "stale",
            ["packageAdded material Serilog:  → 4.0.0 <direct>"], "rerun 1",
            copy => copy.Rig.EditAsync(Notebook, "using CsvHelper;", "#r \"nuget: MlopsNotebookKernel\"\nusing CsvHelper;")),
        new(
            "package removed", copy => copy.Rig.EditAsync(Notebook, "#r \"nuget: Deedle\"\n", ""), "stale",
            ["packageRemoved material Deedle: 3.0.0 → <direct>"], "rerun 1",
            copy => copy.Rig.EditAsync(Notebook, "#r \"nuget: Deedle\"", "#r  \"nuget:Deedle\"")),
        ChangeRow.Of(
            "package transitive", copy => copy.Resolved = Packages(fsharp: "9.0.101"), "stale",
            ["packageChanged material FSharp.Core: 9.0.100 → 9.0.101 <transitive patch> (It came with another package.)"], "restamp",
            copy => copy.Resolved = Packages()),
        ChangeRow.Of(
            "package floating", copy => copy.Resolved = Packages(deedle: "4.0.0"), "stale",
            ["packageChanged material Deedle: 3.0.0 → 4.0.0 <direct major> (The notebook asks for whatever version is newest.)"], "restamp",
            copy => copy.Resolved = [.. Packages().Take(1)]),
        ChangeRow.Of(
            "package of other content", copy => copy.Resolved = Packages(content: "-twice"), "stale",
            ["packageContent material CsvHelper: hash-of-csvhelper → hash-of-csvhelper-twice (Version 33.0.0 has other content than when it was stamped: somebody published it twice, or a feed is not to be trusted.)"], "restamp",
            copy => copy.Resolved = [.. Packages().Select(package => package with { Source = "cache" })]),
    ];

    /// <summary>Puts a text in the place of what the cell with random numbers put out.</summary>
    private static async Task OutputAsync(RepositoryCopy copy, string text)
    {
        await Task.CompletedTask;
        string notebook = copy.Rig.Read(Notebook);
        string printed = System.Text.RegularExpressions.Regex.Match(notebook, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").Value;
        copy.Replace(Notebook, printed, text);
    }
}
