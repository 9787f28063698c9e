using System.Globalization;
using static MlopsNotebookKernel.Commands.Tests.Verify.Changes.StampedRepository;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>Two changes at once: each is named as if it were alone, and one remedy mends both.</summary>
internal static class CombinedChanges
{
    private const string Value = "assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [delay values 1]";
    private const string Edited = "cellChanged material Cell 6 (var late = 20; // minutes): var late = 15; // minutes → var late = 20; // minutes";
    private const string Resaved = "assetResaved none flights (data/flights.csv): bytes # → bytes #";
    private const string Prose = "cellProse none Cell 6 (var late = 15; // in minutes): var late = 15; // minutes → var late = 15; // in minutes";
    private const string Moved = "version 1.0.0, API #, code # → version 1.0.0, API #, code #";

    public static IEnumerable<ChangeRow> Rows() =>
    [
        new(
            "value and cell", async copy =>
            {
                copy.Replace(Csv, "LAX,40", "LAX,41");
                await copy.Rig.EditAsync(Notebook, "late = 15", "late = 20");
            },
            "stale", [Edited, Value], "rerun 3", ProseAndResavedAsync)
            { TwinState = "proseOnly", TwinDifferences = [Prose, Resaved] },
        new(
            "value and package", async copy =>
            {
                copy.Replace(Csv, "LAX,40", "LAX,41");
                await copy.Rig.EditAsync(Notebook, "33.0.0", "33.0.1");
            },
            "stale", ["packageChanged material CsvHelper: 33.0.0 → 33.0.1 <direct patch>", Value], "rerun 1", ProseAndResavedAsync)
            { TwinState = "proseOnly", TwinDifferences = [Prose, Resaved] },
        new(
            "cell edited and cell deleted", async copy =>
            {
                await copy.Rig.EditAsync(Notebook, "late = 15", "late = 20");
                await copy.Rig.RemoveAsync(Notebook, 8);
            },
            "stale", [Edited, "cellDeleted material Cell 9 (late + 1): late + 1 →"], "rerun 6",
            async copy =>
            {
                await copy.Rig.EditAsync(Notebook, "// minutes", "// in minutes");
                await copy.Rig.ClearOutputsAsync(Notebook);
            })
            { TwinState = "proseOnly", TwinDifferences = [Prose] },
        new(
            "file renamed and cell", async copy =>
            {
                File.Move(copy.PathOf(Csv), copy.PathOf("data/january.csv"));
                await copy.Rig.EditAsync(Notebook, "late = 15", "late = 20");
            },
            "stale", [Edited, "assetMissing material flights (data/flights.csv): #, 4 rows → (The same bytes lie at data/january.csv)"], "restoreData, rerun 6", ProseAndResavedAsync)
            { TwinState = "proseOnly", TwinDifferences = [Prose, Resaved] },
        ChangeRow.Of(
            "two tables", copy =>
            {
                copy.Replace(Csv, "LAX,40", "LAX,41");
                Table(copy.PathOf(Parquet), "(1, 0.5, 'dry'), (2, 3.5, 'rain'), (3, 0.0, 'dry')");
            },
            "stale", [Value, "assetChanged material weather (data/weather.parquet): #, 3 rows → #, 3 rows [rain values 1]"], "rerun 3",
            copy =>
            {
                copy.Replace(Csv, "LAX,40", "\"LAX\",40");
                Table(copy.PathOf(Parquet), "(1, 0.5, 'dry'), (2, 3.25, 'rain'), (3, 0.0, 'dry')", options: ", COMPRESSION gzip");
            })
            with { TwinDifferences = [Resaved, "assetResaved none weather (data/weather.parquet): bytes # → bytes #"] },
        ChangeRow.Of(
            "relevant and irrelevant commit", copy =>
            {
                RepositoryChanges.Commit(copy, Outside, "About", "All about", "Prose");
                RepositoryChanges.Commit(copy, Csv, "LAX,40", "LAX,41", "One delay corrected");
            },
            "stale", [Value + " «One delay corrected»"], "rerun 3",
            copy =>
            {
                RepositoryChanges.Commit(copy, Outside, "About", "All about", "Prose");
                RepositoryChanges.Commit(copy, Outside, "All about", "Of", "Shorter prose");
            }),
        new(
            "project and cell that uses it", async copy =>
            {
                copy.Replace(Loader, "public static int Load(string path) => path.Length;", "public static int LoadAll(string path) => path.Length;");
                await copy.Rig.EditAsync(Notebook, "Loader.Load(\"x\")", "Loader.LoadAll(\"x\")");
            },
            "stale",
            [
                "cellChanged material Cell 8 (Loader.LoadAll(\"x\")): Loader.Load(\"x\") → Loader.LoadAll(\"x\")",
                $"projectChanged material {Project}: {Moved} {{removed FlightLib.Loader.Load; added FlightLib.Loader.LoadAll}}",
            ],
            "rerun 2",
            async copy =>
            {
                copy.Replace(Loader, "namespace FlightLib;", "// All about flights.\nnamespace FlightLib;");
                await copy.Rig.EditAsync(Notebook, "// minutes", "// in minutes");
            })
            { TwinState = "proseOnly", TwinDifferences = [Prose] },
        ChangeRow.Of(
            "submodule and project", copy =>
            {
                RepositoryChanges.Module(copy, "shared.csx", "int Shared() => 2;\n", "Two");
                copy.Replace(Loader, "delay > Least", "delay >= Least");
            },
            "stale",
            [
                "fileChanged material vendor/shared/shared.csx: # → # «Two»",
                $"projectChanged material {Project}: {Moved} {{implementation FlightLib.Loader.IsLate}}",
                "submoduleMoved note vendor/shared: commit # → commit # «Two»",
            ],
            "rerun 2",
            copy =>
            {
                RepositoryChanges.Module(copy, "notes.md", "More.\n", "Notes");
                copy.Replace(Loader, "delay > Least", "delay  > Least");
            })
            with { TwinDifferences = ["submoduleMoved note vendor/shared: commit # → commit # «Notes»"] },
        ChangeRow.Of(
            "runtime and culture", copy =>
            {
                EnvironmentChanges.Runtime(copy);
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            },
            "fresh",
            [$"runtimeChanged note .NET: .NET 9.0.1 → {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}", "runtimeChanged note culture: en-GB → de-DE"], "nothing",
            copy =>
            {
                File.SetLastWriteTimeUtc(copy.PathOf(Stamp), DateTime.UtcNow);
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
            }),
        new(
            "question and value", async copy =>
            {
                copy.Replace(Csv, "LAX,40", "LAX,41");
                await copy.Rig.EditAsync(Notebook, "late?", "early?");
            },
            "stale", ["questionChanged material question: Which flights arrive late? → Which flights arrive early?", Value], "rerun 3",
            async copy =>
            {
                copy.Replace(Csv, "LAX,40", "\"LAX\",40");
                await copy.Rig.EditAsync(Notebook, "#!mlops-pin", "#!mlops-pin --update");
            })
            { TwinDifferences = [Resaved] },
    ];

    private static async Task ProseAndResavedAsync(RepositoryCopy copy)
    {
        copy.Replace(Csv, "LAX,40", "\"LAX\",40");
        await copy.Rig.EditAsync(Notebook, "// minutes", "// in minutes");
    }
}
