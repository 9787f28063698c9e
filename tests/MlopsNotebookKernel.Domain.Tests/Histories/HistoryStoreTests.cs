using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Histories;

public sealed class HistoryStoreTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-history-");

    private HistoryStore Store => new(new Workspace(_root.FullName, null, null));

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Write_Periods_AreReadAgainInTheOrderOfTime()
    {
        Assert.True(Store.Write("scoring", [Of("2001-02", 2), Of("2001-01", 1)]));
        Assert.False(Store.Write("scoring", [Of("2001-01", 1), Of("2001-02", 2)]));

        Assert.Equal(["scoring"], Store.Logs());
        Assert.Equal(["2001-01", "2001-02"], Store.Read("scoring").Select(period => period.Period));
        Assert.Equal(
            """{"schema":"mlops.history/1","period":"2001-01","start":"2001-01-01","rows":1,"alarms":[],"classes":[],"segments":[],"drift":[],"metrics":[{"name":"auc","value":0.5,"rows":1}],"shifts":[]}""",
            File.ReadLines(PathOf("scoring")).First());
    }

    [Fact]
    public void Read_UnknownMembers_AreKept()
    {
        Save("""{"schema":"mlops.history/1","period":"2001-01","start":"2001-01-01","rows":1,"weather":{"rain":true}}""");

        Store.Write("scoring", Store.Read("scoring"));

        Assert.Contains("\"weather\":{\"rain\":true}", File.ReadAllText(PathOf("scoring")), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ALineOfAnEarlierVersion_HasNoBand()
    {
        Save("""{"schema":"mlops.history/1","period":"2001-01","start":"2001-01-01","rows":9,"classes":[{"class":"true","count":2,"rows":9,"status":"within"}]}""");

        HistoryPeriod period = Assert.Single(Store.Read("scoring"));

        Assert.Null(Assert.Single(period.Classes).BaselineShare);
        Assert.Null(period.Watched);
        Store.Write("scoring", [period]);
        Assert.DoesNotContain("baseline", File.ReadAllText(PathOf("scoring")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhatClassesWereHeldAgainst_IsReadAgain()
    {
        HistoryPeriod period = Of("2001-01", 9) with
        {
            Validation = "validation@0123456789ab",
            Prediction = "at_risk",
            Watched = "true",
            Stamped = new DateOnly(2001, 2, 3),
            Classes = [new HistoryClass("true", 2, 9, ClassBandStatus.Within, 30, 100)],
        };
        Store.Write("scoring", [period]);

        HistoryPeriod read = Assert.Single(Store.Read("scoring"));

        Assert.Equal(0.3, Assert.Single(read.Classes).BaselineShare);
        Assert.Equal((period.Validation, period.Prediction, period.Watched, period.Stamped), (read.Validation, read.Prediction, read.Watched, read.Stamped));
        Assert.Contains(
            """{"class":"true","count":2,"rows":9,"status":"within","baselineCount":30,"baselineRows":100}""", File.ReadAllText(PathOf("scoring")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "line 1")]
    [InlineData("""{"schema":"mlops.history/9","period":"2001-01","start":"2001-01-01","rows":1}""", "mlops.history/9")]
    [InlineData("""{"period":"2001-01"}""", "line 1")]
    [InlineData("<<<<<<< a\n=======\n>>>>>>> b\n", "conflict")]
    public void Read_WhatIsNoHistory_SaysSo(string text, string says)
    {
        Save(text);

        HistoryException fault = Assert.Throws<HistoryException>(() => Store.Read("scoring"));

        Assert.Equal("MLOPS2801", fault.Code);
        Assert.Contains(says, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_AnythingButAName_IsRefused() =>
        Assert.Equal("MLOPS2802", Assert.Throws<HistoryException>(() => Store.Read("../outside")).Code);

    private static HistoryPeriod Of(string month, int rows) => new()
    {
        Period = month,
        Start = DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Rows = rows,
        Metrics = [new HistoryMetric("auc", 0.5, rows)],
    };

    private string PathOf(string log) => Path.Combine(_root.FullName, ".mlops", "history", "monitor", $"{log}.jsonl");

    private void Save(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf("scoring"))!);
        File.WriteAllText(PathOf("scoring"), text);
    }
}
