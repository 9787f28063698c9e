using MlopsNotebookKernel.Domain.Checks.Emergency;

namespace MlopsNotebookKernel.Domain.Tests.Checks.Emergency;

public sealed class EmergencySimulationTests
{
    /// <summary>For the figures of the documentation, set to 1,000.</summary>
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("MLOPS_SIMULATIONS"), out int runs) ? runs : 20;

    public static TheoryData<string> Sources => [.. SteadySource.All.Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Judge_SteadySource_GivesAtMostOneFalseAlarmInAHundred(string name)
    {
        SteadySource source = SteadySource.All.Single(each => each.Name == name);
        Dictionary<string, int> alarms = [];
        int judged = 0;
        for (int run = 0; run < Runs; run++)
        {
            judged += source.Run((ulong)run + 1, 80, alarms);
        }

        Assert.Equal([EmergencyChecks.Freshness, EmergencyChecks.Schema, EmergencyChecks.Volume], alarms.Keys.Order(StringComparer.Ordinal));
        string rates = string.Join(", ", alarms.Select(each => $"{each.Key} {100.0 * each.Value / judged:0.000} %"));
        if (Runs > 20)
        {
            Console.WriteLine($"{name}: {rates} of {judged}");
        }

        Assert.All(alarms.Values, count => Assert.True(count <= judged / 100, rates));
    }
}
