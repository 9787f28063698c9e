using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Scripting.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Outputs;

public sealed class CellOutputsTests
{
    [Fact]
    public async Task Write_BeyondTheLimit_SaysOnceThatTheRestIsNotKept()
    {
        TestKernel.RecordingSink sink = new();
        CellOutputs outputs = new(sink, limit: 10);

        outputs.Write(new CellOutput.Stream(false, "12345"));
        outputs.Write(new CellOutput.Display(Bundle.OfText("1234567")));
        outputs.Write(new CellOutput.Stream(false, "1"));
        outputs.Write(new CellOutput.Error("E", "told all the same", null, []));
        await outputs.CompleteAsync();

        Assert.Equal(outputs.ToList(), sink.Outputs);
        Assert.Equal(3, sink.Outputs.Count);
        Assert.Contains("more than 10 characters", Assert.IsType<CellOutput.Stream>(sink.Outputs[1]).Text);
        Assert.IsType<CellOutput.Error>(sink.Outputs[2]);
    }

    [Fact]
    public async Task Write_UpdatesOfOneDisplay_CountOnceTowardsTheLimit()
    {
        TestKernel.RecordingSink sink = new();
        CellOutputs outputs = new(sink, limit: 10);
        outputs.Write(new CellOutput.Display(Bundle.OfText("0000"), "a"));

        for (int step = 1; step <= 9; step++)
        {
            outputs.Write(new CellOutput.Update(Bundle.OfText($"000{step}"), "a"));
        }

        await outputs.CompleteAsync();
        Assert.Equal("0009", Assert.IsType<CellOutput.Display>(Assert.Single(outputs.ToList())).Bundle.Text);
        Assert.Equal(10, sink.Outputs.Count);
    }

    [Fact]
    public async Task CompleteAsync_SinkThatFails_Fails()
    {
        CellOutputs outputs = new(new FailingSink());
        outputs.Write(new CellOutput.Stream(false, "x"));

        await Assert.ThrowsAsync<InvalidOperationException>(outputs.CompleteAsync);
    }

    private sealed class FailingSink : IOutputSink
    {
        public void Write(CellOutput output) => throw new InvalidOperationException();
    }
}
