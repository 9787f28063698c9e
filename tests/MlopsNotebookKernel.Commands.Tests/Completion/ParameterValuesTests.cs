using MlopsNotebookKernel.Commands.Completion;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Completion;

public sealed class ParameterValuesTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Of_Data_ListsWhatLiesBelowToo()
    {
        _rig.Write("data/2001/flights.csv", "a\n1\n");

        Assert.Contains("data/2001/flights.csv", await ValuesAsync("snapshot", "data"));
    }

    [Fact]
    public async Task Of_Columns_AreThoseOfEveryTableThatIsKnown()
    {
        _rig.Write("kept.csv", "a,b\n1,2\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "kept.csv");
        _rig.Session.Set("rows", new[] { new { Delay = 4 } });

        Assert.Equal(["Delay", "a", "b"], await ValuesAsync("drift", "columns"));
    }

    [Fact]
    public async Task Of_Choices_AreTheChoices() => Assert.Equal(["higher", "lower"], await ValuesAsync("metric", "better"));

    [Fact]
    public async Task Of_Gates_AreThoseWithAPolicy()
    {
        _rig.Write(".mlops/gates/flight-delay.json", "{}");
        _rig.Write(".mlops/gates/flight-delay.champion.json", "{}");
        _rig.Write(".mlops/gates/fare.json", "not read for its name");

        Assert.Equal(["fare", "flight-delay"], await ValuesAsync("gate", "gate"));
    }

    [Fact]
    public async Task Of_Metrics_AreTheDefinedOnesThenTheStandardOnes()
    {
        _rig.Write(".mlops/metrics/on-time.json", "{ \"schema\": \"mlops.metric/1\", \"name\": \"on-time\", \"better\": \"higher\" }");
        _rig.Write(".mlops/metrics/damaged.json", "{");

        string[] metrics = await ValuesAsync("metric", "name");

        Assert.Equal("on-time", metrics[0]);
        Assert.Contains("average-precision", metrics);
        Assert.DoesNotContain("damaged", metrics);
    }

    [Theory]
    [InlineData("decide", "title")]
    [InlineData("decide", "nothing")]
    [InlineData("nothing", "title")]
    public async Task Of_AnyText_IsEmpty(string verb, string parameter) => Assert.Empty(await ValuesAsync(verb, parameter));

    private async Task<string[]> ValuesAsync(string verb, string parameter) =>
    [
        .. (await new ParameterValues(_rig.Services).OfAsync(verb, parameter, _rig.Session, CancellationToken.None)).Select(item => item.Text),
    ];
}
