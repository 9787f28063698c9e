using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

public sealed class PinStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlops pins ").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Find_NoStamp_IsNull() => Assert.Null(Store().Find(Path.Combine(_root, "a.ipynb")));

    [Fact]
    public void Write_FirstThenReplaced_KeepsTheEarlierOneAndNamesIt()
    {
        Stamp first = Of(Cell(1, "a")) with { Notebook = "deep/a b.ipynb" };
        string notebook = Path.Combine(_root, "deep", "a b.ipynb");
        Store().Write(first, null);
        Assert.Equal(StampJson.Write(first), File.ReadAllText(Path.Combine(_root, ".mlops", "pins", "deep", "a b.ipynb.pin.json")));

        Stamp second = Store().Write(first with { Question = "What else?" }, first);
        Assert.Equal(StampJson.Digest(first), second.Replaces);
        Assert.Equal("What else?", Store().Find(notebook)!.Question);
        Assert.Equal(
            StampJson.Write(first),
            File.ReadAllText(Path.Combine(_root, ".mlops", "pins", ".replaced", "deep", "a b.ipynb", second.Replaces![..12] + ".pin.json")));
        Assert.Equal([notebook], Store().Notebooks());
    }

    [Fact]
    public void NameOf_NotebookOutside_IsRefused()
    {
        StampException fault = Assert.Throws<StampException>(() => Store().Find(Path.Combine(_root, "..", "a.ipynb")));
        Assert.Equal("MLOPS1704", fault.Code);
    }

    private PinStore Store() => new(new Workspace(_root, null, null));
}
