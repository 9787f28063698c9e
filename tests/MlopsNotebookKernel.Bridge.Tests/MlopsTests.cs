using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Bridge.Tests;

public sealed class MlopsTests
{
    [Fact]
    public async Task Drift_TableAndOptions_BecomeWordsThatNameTheValue()
    {
        Recorder recorder = new();
        int[] rows = [1, 2];

        await recorder.RunAsync(() => Mlops.DriftAsync("january", rows, columns: ["a,b"], @class: "Late", exact: true));

        Assert.Equal(["--baseline=january", "--current=@rows", "--columns=a,b", "--class=Late", "--exact"], recorder.Words);
        Assert.Same(rows, recorder.Values["rows"]);
    }

    [Fact]
    public async Task Snapshot_PathOrExpression_IsItsTextOrGetsAName()
    {
        Recorder recorder = new();

        await recorder.RunAsync(() => Mlops.SnapshotAsync("data/a b.csv", name: "a"));
        string[] path = recorder.Words;
        await recorder.RunAsync(() => Mlops.SnapshotAsync(new[] { 1 }, name: "a"));

        Assert.Equal(["--data=data/a b.csv", "--name=a"], path);
        Assert.Equal("--data=@value", recorder.Words[0]);
        Assert.Equal(new[] { 1 }, recorder.Values["value"]);
    }

    [Fact]
    public async Task Metric_Number_IsWrittenTheInvariantWay()
    {
        Recorder recorder = new();

        await recorder.RunAsync(() => Mlops.MetricAsync("auc", value: 0.75));

        Assert.Equal(["--name=auc", "--value=0.75"], recorder.Words);
    }

    private sealed class Recorder : INotebookHost, ICommandRunner
    {
        public string[] Words { get; private set; } = [];

        public IReadOnlyDictionary<string, object?> Values { get; private set; } = new Dictionary<string, object?>();

        public ICommandRunner Commands => this;

        public async Task RunAsync(Func<Task<MlopsResult>> call)
        {
            using (NotebookHost.Enter(this))
            {
                await call();
            }
        }

        public Task<MlopsResult> RunAsync(
            string verb, IReadOnlyList<string> words, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation)
        {
            (Words, Values) = ([.. words], values);
            return Task.FromResult(new MlopsResult(true, false, new Dictionary<string, string>()));
        }

        public string Display(object? value) => throw new InvalidOperationException("Nothing is shown here.");

        public void Update(string displayId, object? value) => throw new InvalidOperationException("Nothing is shown here.");

        public void Write(bool isError, string text)
        {
        }
    }
}
