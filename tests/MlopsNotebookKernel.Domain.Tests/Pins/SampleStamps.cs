using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

/// <summary>Stamps and cells to test with.</summary>
internal static class SampleStamps
{
    public static string Digest(char digit) => new(digit, 64);

    /// <summary>A cell whose code is its text without comments.</summary>
    public static StampedCell Cell(int run, string source, string? id = null, int? index = null, CellStatus status = CellStatus.Succeeded) =>
        new(run, id, index, WordFingerprint.Instance.Of(source), Digest('0'), status, source);

    public static DocumentCell Now(int number, string source, string? id = null, string? output = null) =>
        new(number, number - 1, id, WordFingerprint.Instance.Of(source), output, source);

    public static Stamp Of(params StampedCell[] cells) => new()
    {
        Notebook = "a.ipynb",
        Question = "Why?",
        Stamped = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Settled = true,
        Pins = [cells.Length],
        Git = null,
        Runtime = new StampedRuntime(".NET 10.0.1", "Debian GNU/Linux 12", "x64", "en-GB", "Europe/Berlin"),
        Cells = cells,
        Flaws = [],
        Packages = [],
        Assets = [],
        Files = [],
        Models = [],
        Metrics = [],
        Decisions = [],
    };

    public static Stamp Full() => Of(Cell(1, "var a = 1;\n// why", "id-1", 1), Cell(2, "a + \"ü<b>\"", null, null)) with
    {
        Git = new StampedRepository(
            Digest('a')[..40], "main", "https://example.org/a.git",
            [new StampedChange("lib/x.cs", WorkingChangeKind.Modified, 12, Digest('b'), null), new StampedChange("y", WorkingChangeKind.Deleted, null, null, null)],
            new SnapshotFile("uncommitted.patch", 10, Digest('c'), [Digest('d')])),
        Flaws = [new StampFlaw(FlawKind.OutOfOrder, 2, "Cell 2 ran after cell 3.")],
        Packages = [new ResolvedPackage("CsvHelper", "33.0.0", "33.0.0", "hash==", "nuget.org", ["Other"]), new ResolvedPackage("Other", "1.0.0", null, "", "cache", [])],
        Assets = [new StampedAsset("flights", Digest('e'), "table", 20466, "data/f.csv", null, false, 1000, Digest('f'), 1)],
        Files = [new StampedFile("../lib/x.dll", FileUse.Reference, 5, Digest('1'), 2)],
        Models = [new StampedModel("model", "ITransformer", "flights", Digest('e'), true)],
        Metrics = [new StampedMetric("auc", 0.7125, "higher", null), new StampedMetric("odd", double.NaN, "lower", Digest('e'))],
        Decisions = ["2026-11-23-drop-hour-3f2a"],
        Replaces = Digest('9'),
    };
}
