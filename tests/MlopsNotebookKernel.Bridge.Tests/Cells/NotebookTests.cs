using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Bridge.Tests.Cells;

public sealed class NotebookTests
{
    [Fact]
    public void Display_InASession_ShowsAndUpdates()
    {
        RecordingHost host = new();
        using (NotebookHost.Enter(host))
        {
            DisplayedValue shown = Notebook.display(1);
            shown.Update(2);
            "three".Display();
            "<b>four</b>".DisplayAs("text/html");
        }

        Assert.Equal(["display 1", "update 1 2", "display three", "display <b>four</b>"], host.Calls);
    }

    [Fact]
    public async Task Current_FlowsIntoWorkThatTheSessionStarts()
    {
        RecordingHost host = new();
        Task work;
        using (NotebookHost.Enter(host))
        {
            work = Task.Run(async () =>
            {
                await Task.Yield();
                Assert.Same(host, NotebookHost.Current);
            });
            using (NotebookHost.Enter(null))
            {
                Assert.Null(NotebookHost.Current);
            }

            Assert.Same(host, NotebookHost.Current);
        }

        Assert.Null(NotebookHost.Current);
        await work;
    }

    [Fact]
    public void Require_AfterTheSessionEnded_SaysThatNoNotebookRuns()
    {
        RecordingHost host = new();
        NotebookHost.Enter(host).Dispose();
        Assert.Same(host, NotebookHost.Require());

        NotebookHost.Leave(host);

        Assert.Throws<InvalidOperationException>(NotebookHost.Require);
    }

    private sealed class RecordingHost : INotebookHost
    {
        public List<string> Calls { get; } = [];

        public ICommandRunner Commands => throw new InvalidOperationException("No command is called here.");

        public string Display(object? value)
        {
            Calls.Add($"display {value}");
            return "1";
        }

        public void Update(string displayId, object? value) => Calls.Add($"update {displayId} {value}");

        public void Write(bool isError, string text) => Calls.Add($"write {isError} {text}");
    }
}
