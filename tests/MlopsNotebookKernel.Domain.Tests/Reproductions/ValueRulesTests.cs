using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Domain.Reproductions.Masks;

namespace MlopsNotebookKernel.Domain.Tests.Reproductions;

public sealed class ValueRulesTests
{
    private static readonly DateTimeOffset Stamped = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("AUC 0.616545123", "AUC 0.616545123", null)]
    [InlineData("AUC 1000.000001", "AUC 1000.000002", 1e-9)]
    [InlineData("1,234,567 rows, 5 %", "1,234,567.0 rows, 5.0 %", 0.0)]
    [InlineData("a      1.00000000001", "a  1.00000000002", 1e-11)]
    [InlineData("-5e-3", "-0.005", 0.0)]
    public void Judge_NumbersWithinTheTolerance_AreTheSameAndTellHowFarOff(string stored, string now, double? deviation)
    {
        ValueJudgement judgement = new ValueRules(1e-8, []).Judge(stored, now);

        Assert.True(judgement.IsSame);
        Assert.Equal(deviation is null, judgement.Deviation is null);
        Assert.Equal(deviation ?? 0, judgement.Deviation ?? 0, 1e-10);
    }

    [Theory]
    [InlineData("0.6165", "0.6166")]
    [InlineData("1", "1 2")]
    [InlineData("1 cat", "1 dog")]
    [InlineData("1", "NaN")]
    [InlineData("-1", "1")]
    [InlineData("0", "0.0001")]
    [InlineData("flights2001", "flights2002")]
    [InlineData("id 3fa2b1c09d77", "id 3fa2b1c09d78")]
    [InlineData("cat", "cats")]
    public void Judge_AnythingElse_IsDifferent(string stored, string now) =>
        Assert.False(new ValueRules(1e-6, []).Judge(stored, now).IsSame);

    [Theory]
    [InlineData("Wall time: 12.3 ms", "Wall time: 456.7 ms", "timings")]
    [InlineData("Trained in 3.2 s.", "Trained in 14 s.", "timings")]
    [InlineData("Elapsed: 00:00:01.2345678", "Elapsed: 00:01:09.1", "timings")]
    [InlineData("in 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "in 9b2504e0-4f89-41d3-9a0c-0305e82c3302", "random ids")]
    [InlineData("read /home/ada/flights/data/a.csv", "read /tmp/x/tree/data/a.csv", "paths")]
    [InlineData(@"read C:\Users\Ada\flights\a.csv", "read /tmp/x/tree/a.csv", "paths")]
    [InlineData("made 2026-01-05T10:11:12Z", "made 2027-03-01T11:00:00.123Z", "the time of the run")]
    [InlineData("made 2026-01-05", "made 2027-03-01", "the time of the run")]
    public void Judge_WhatIsKnownToVary_IsTheSameAndNamed(string stored, string now, string mask)
    {
        ValueJudgement judgement = Masked().Judge(stored, now);

        Assert.True(judgement.IsSame);
        Assert.Equal([mask], judgement.Masked);
        Assert.Null(judgement.Deviation);
    }

    [Theory]
    [InlineData("06 h", "09 h")]
    [InlineData("read /home/ada/data/a.csv", "read /tmp/x/tree/data/b.csv")]
    [InlineData("read /home/ada/data/a.csv", "read /srv/other/a.csv")]
    [InlineData("flights of 2001-01-05", "flights of 2001-01-06")]
    [InlineData("made 2026-01-05", "made 2026-02-05")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "9b2504e0-4f89-41d3-9a0c-0305e82c3302 9b2504e0-4f89-41d3-9a0c-0305e82c3303")]
    [InlineData("key 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "key 9b2504e0-4f89-11d3-9a0c-0305e82c3302")]
    public void Judge_WhatOnlyLooksAsIfItVaried_IsDifferent(string stored, string now) =>
        Assert.False(Masked().Judge(stored, now).IsSame);

    [Fact]
    public void Judge_ConfiguredPattern_IsLeftOut()
    {
        ValueRules rules = new(0, [new PatternMask("run numbers", "run-[0-9]+")]);

        Assert.Equal(["run numbers"], rules.Judge("model of run-17", "model of run-4").Masked);
        Assert.False(rules.Judge("model of run-17", "models of run-4").IsSame);
    }

    private static ValueRules Masked() => new(
        0, [new TimingMask(), new PathMask(["/tmp/x"]), new GuidMask(), new MomentMask(Stamped, Now)]);
}
