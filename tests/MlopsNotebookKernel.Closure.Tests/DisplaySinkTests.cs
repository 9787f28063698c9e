using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

public sealed class DisplaySinkTests
{
    [Fact]
    public void Write_ProgressThenResult_ReplacesOneDisplay()
    {
        Recorder recorder = new();
        DisplaySink sink = new(recorder);

        sink.Write(new CellOutput.Display(Bundle.OfText("10 %"), "id"));
        sink.Write(new CellOutput.Update(Bundle.OfText("done"), "id"));

        Assert.Equal([("id", "10 %"), ("id", "done")], recorder.Shown);
    }

    [Fact]
    public void Write_OutputsWithoutId_AreDisplaysOfTheirOwn()
    {
        Recorder recorder = new();
        DisplaySink sink = new(recorder);

        sink.Write(new CellOutput.Display(Bundle.OfText("a")));
        sink.Write(new CellOutput.Result(Bundle.OfText("b")));

        Assert.Equal(2, recorder.Shown.Select(shown => shown.Id).Distinct().Count());
        Assert.Equal(["a", "b"], recorder.Shown.Select(shown => shown.Text));
    }

    [Fact]
    public void Write_Stream_IsNothingThatACommandShows() => Assert.Throws<InvalidOperationException>(() =>
        new DisplaySink(new Recorder()).Write(new CellOutput.Stream(false, "text")));

    private sealed class Recorder : IHostedDisplay
    {
        public List<(string Id, string Text)> Shown { get; } = [];

        public void Show(string id, IReadOnlyDictionary<string, string> content) => Shown.Add((id, content[MimeTypes.Text]));
    }
}
