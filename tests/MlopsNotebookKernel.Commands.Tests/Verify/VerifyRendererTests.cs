using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Tests.Verify;

/// <summary>What people read, reviewed as files; <c>MLOPS_UPDATE_GOLDEN=1</c> writes them anew.</summary>
public class VerifyRendererTests
{
    private static readonly Stamp Stamp = new()
    {
        Notebook = "research.ipynb",
        Question = "Which <flights> arrive late?",
        Stamped = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Settled = true,
        Pins = [1],
        Git = new StampedRepository(
            "ab12cd3400000000000000000000000000000000", "main", null, [new StampedChange("lib/x.cs", WorkingChangeKind.Modified, 1, new string('b', 64), null)], null),
        Runtime = new StampedRuntime(".NET 10.0.1", "Debian GNU/Linux 12 (bookworm)", "x64", "en-GB", "Europe/Berlin"),
        Cells = [new StampedCell(1, "c1", 0, new string('1', 64), null, CellStatus.Succeeded, "var late = 15;")],
        Flaws = [],
        Packages = [new ResolvedPackage("CsvHelper", "33.0.0", "33.0.0", "h", "feed", [])],
        Assets = [new StampedAsset("flights", new string('a', 64), "table", 20466, "data/flights.csv", null, false, 100, new string('c', 64), 1)],
        Files = [],
        Models = [new StampedModel("model", "TransformerChain<ITransformer>", "flights", new string('a', 64), true)],
        Metrics = [new StampedMetric("auc", 0.7125, "higher", null)],
        Decisions = ["2026-11-23-drop-hour-3f2a"],
    };

    private static readonly StampDifference[] Differences =
    [
        new(DifferenceKind.CellChanged, DifferenceWeight.Material, "Cell 1 (var late = 20;)", "var late = 15;", "var late = 20;", Remedy.RerunFrom(1)),
        new(DifferenceKind.AssetChanged, DifferenceWeight.Material, "flights (data/flights.csv)", "aaaaaaaaaaaa, 20,466 rows", "dddddddddddd, 20,466 rows", Remedy.RerunFrom(1))
        {
            Columns = [new ColumnDifference("delay", "values", 1), new ColumnDifference("carrier", "added", null)],
            Commits = [new CommitSummary("9f8e7d6c00000000000000000000000000000000", "Mend the delays", "Ada", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero))],
        },
        new(DifferenceKind.RuntimeChanged, DifferenceWeight.Note, ".NET", ".NET 10.0.1", ".NET 10.0.2", Remedy.Nothing),
        new(DifferenceKind.CellProse, DifferenceWeight.None, "Cell 2 (x)", "x // one", "x // two", Remedy.Nothing),
    ];

    private static readonly VerifiedNotebook Stale = new(
        "research.ipynb",
        StampState.Stale,
        Stamp,
        0,
        Differences,
        [],
        [new Incompleteness("lib/x.cs had changes that no commit holds: only the clone that stamped has them.", "git add lib/x.cs && git commit")],
        Remedy.Together(Differences.Select(difference => difference.Remedy)),
        []);

    [Fact]
    public void View_OneStaleNotebook_ReadsAsReviewed() => Match("stale", VerifyRenderer.View(new VerifyResult([Stale])), new VerifyResult([Stale]).ToJson());

    [Fact]
    public void View_SeveralNotebooks_ReadsAsReviewed()
    {
        VerifyResult result = new(
        [
            Stale,
            Stale with { Notebook = "fresh.ipynb", State = StampState.Fresh, Differences = [], Missing = [], Remedies = [Remedy.Nothing] },
            Stale with { Notebook = "hollow.ipynb", State = StampState.Hollow, Differences = [], Flaws = [new StampFlaw(FlawKind.Failed, 1, "Cell 1 (x) failed.")], Remedies = [Remedy.RerunFrom(1)] },
            VerifiedNotebook.Unpinned("new.ipynb"),
            VerifiedNotebook.Unreadable("torn.ipynb", new VerifyFault("MLOPS1701", "The stamp .mlops/pins/torn.ipynb.pin.json has Git conflict markers.", "Keep one side.")),
        ]);
        Match("several", VerifyRenderer.View(result), result.ToJson());
    }

    [Fact]
    public void View_PinnedNotebook_ReadsAsReviewed()
    {
        PinResult result = new(PinOutcome.Stamped, ".mlops/pins/research.ipynb.pin.json", Stamp, [], [], [], []);
        Match("pinned", PinRenderer.View(result), result.ToJson());
        Assert.Contains("&lt;flights&gt;", ViewRenderer.Render(PinRenderer.View(result), null).Data[MimeTypes.Html], StringComparison.Ordinal);
    }

    private static void Match(string name, View view, string json, [CallerFilePath] string test = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.golden");
        string actual = $"{ViewRenderer.Render(view, null).Text}\n\n{json}\n";
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
