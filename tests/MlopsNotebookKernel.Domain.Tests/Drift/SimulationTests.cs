using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Drift;

/// <summary>What verdicts promise, held against many samples of known origin.</summary>
public class SimulationTests
{
    private const int Baselines = 10;
    private const int SamplesOfEach = 100;
    private static readonly double[] Airports = TestTable.LongTail(200);

    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    public void Compare_ThousandSamplesWithoutDrift_AreSeldomWatchOrDrifted(int rows)
    {
        List<DriftReport> reports = Simulate(rows, random => Table(random, rows), random => Table(random, rows));

        Assert.Equal(1000, reports.Count);
        int alarms = reports.Count(report => report.Columns.Any(column => column.Verdict is DriftVerdict.Watch or DriftVerdict.Drifted));
        Assert.InRange(alarms, 0, 10);
    }

    [Fact]
    public void Compare_PlantedShiftInManyRows_IsDrifted()
    {
        List<DriftReport> reports = Simulate(20_000, random => Table(random, 20_000), random => Table(random, 20_000, shift: 0.3), baselines: 2, samples: 20);

        Assert.All(reports, report =>
        {
            Assert.Equal(DriftVerdict.Drifted, report.Verdict);
            Assert.Equal("normal", report.BiggestMover);
        });
    }

    [Fact]
    public void Compare_PlantedShiftInFewRows_IsDriftedOrUnclear()
    {
        List<DriftReport> reports = Simulate(200, random => Table(random, 200), random => Table(random, 200, shift: 0.5), baselines: 5, samples: 40);

        Assert.All(reports, report => Assert.True(
            report.Columns.Single(column => column.Name == "normal").Verdict is DriftVerdict.Drifted or DriftVerdict.Unclear));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2_500)]
    [InlineData(20_000)]
    public void Compare_ShiftTooSmallToMatter_IsNeverDrifted(int rows)
    {
        List<DriftReport> reports = Simulate(rows, random => Table(random, rows), random => Table(random, rows, shift: 0.03), baselines: 5, samples: 40);

        Assert.All(reports, report => Assert.NotEqual(DriftVerdict.Drifted, report.Verdict));
    }

    [Fact]
    public void Compare_SmallShiftOfManyCategories_IsNeverDriftedAtSizesWhereNoiseHidesIt()
    {
        // A tenth of the first category's rows moves to the second: too little to matter, and at these sizes the
        // Jensen-Shannon distance at face value is near the threshold by noise alone.
        double[] shifted = [.. Airports];
        shifted[0] -= 0.02;
        shifted[1] += 0.02;
        foreach (int rows in new[] { 2_000, 8_000 })
        {
            List<DriftReport> reports = Simulate(
                rows,
                random => TestTable.Of(TestTable.DrawnTexts(random, "airport", rows, Airports)),
                random => TestTable.Of(TestTable.DrawnTexts(random, "airport", rows, shifted)),
                baselines: 10,
                samples: 10);

            Assert.All(reports, report => Assert.NotEqual(DriftVerdict.Drifted, report.Verdict));
        }
    }

    [Fact]
    public void Compare_LittleShiftInManyRows_IsWatch()
    {
        List<DriftReport> reports = Simulate(20_000, random => Table(random, 20_000), random => Table(random, 20_000, shift: 0.07), baselines: 2, samples: 10);

        Assert.All(reports, report => Assert.Equal(DriftVerdict.Watch, report.Verdict));
    }

    private static List<DriftReport> Simulate(
        int seed, Func<SeededRandom, TableProfile> baseline, Func<SeededRandom, TableProfile> current, int baselines = Baselines, int samples = SamplesOfEach)
    {
        DriftReport[][] reports = new DriftReport[baselines][];
        Parallel.For(0, baselines, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            SeededRandom random = new((ulong)((seed * 1000L) + i));
            TableProfile frozen = baseline(random);
            DriftNoise noise = new();
            reports[i] = [.. Enumerable.Range(0, samples).Select(_ => DriftAnalyzer.Compare(frozen, current(random), noise: noise))];
        });
        return [.. reports.SelectMany(each => each)];
    }

    private static TableProfile Table(SeededRandom random, int rows, double shift = 0)
    {
        // False, true and missing.
        long[] late = TestTable.Counts(random, rows, [0.75, 0.2, 0.05]);
        return new TableProfile(
            rows,
            [
                TestTable.Drawn(random, "normal", rows, -6, 0.08, x => Math.Exp(-(x - shift) * (x - shift) / 2)),
                TestTable.Drawn(random, "heavy", rows, 0.1, 0.4, x => Math.Exp(-Math.Log(x) * Math.Log(x) / (2 * 1.2 * 1.2)) / x),
                TestTable.DrawnTexts(random, "airport", rows, Airports),
                new ColumnProfile(
                    "late", ColumnType.Boolean, ColumnRole.Feature, rows, late[2], new Distribution.Numbers([0, 1], late[..2]), null),
            ]);
    }
}
