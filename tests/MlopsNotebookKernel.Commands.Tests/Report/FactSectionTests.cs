using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Commands.Thesis;

namespace MlopsNotebookKernel.Commands.Tests.Report;

/// <summary>The report's sections of gates, theses and checks, each with a damaged file beside the good one.</summary>
public sealed class FactSectionTests
{
    [Fact]
    public async Task Report_Gates_ShowsEachWithItsRulesAndADamagedOneAsALine()
    {
        using ResearchRig rig = new();
        await rig.TerminalAsync(GateCommand.Definition, "late-flights", "--create", "binary");
        rig.Write(".mlops/gates/torn.json", "{");

        string section = (await ReportedPage.OfAsync(rig)).Section("gates");

        Assert.Contains("late-flights", section, StringComparison.Ordinal);
        Assert.Contains("never run", section, StringComparison.Ordinal);
        Assert.Contains("no champion yet", section, StringComparison.Ordinal);
        Assert.Contains("MLOPS2601", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Theses_AreAnsweredInPlaceAndOneWithoutItsSeriesIsALine()
    {
        using ResearchRig rig = new();
        StringBuilder metric = new("day,value\n");
        StringBuilder outcome = new("day,missed\n");
        for (int day = 0; day < 120; day++)
        {
            string date = new DateOnly(2001, 2, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            metric.Append(CultureInfo.InvariantCulture, $"{date},{(day < 59 ? 10 : 14) + (day * 7 % 5 / 5.0)}\n");
            outcome.Append(CultureInfo.InvariantCulture, $"{date},{100 + (day * 11 % 7)}\n");
        }

        rig.Write("metric.csv", metric.ToString());
        rig.Write("outcome.csv", outcome.ToString());
        await rig.TerminalAsync(
            ThesisCommand.Definition,
            "warnings", "--need", "Desks know too late", "--thesis", "Earlier warnings help", "--metric", "warned", "--metric-from", "metric.csv", "--metric-better", "higher",
            "--metric-effect", "1", "--outcome", "missed", "--outcome-from", "outcome.csv#day,missed", "--outcome-better", "lower", "--outcome-effect", "5%", "--since", "2001-04-01", "--horizon", "60d");
        string file = rig.Read(".mlops/theses/warnings.json");
        rig.Write(".mlops/theses/lost.json", file.Replace("\"warnings\"", "\"lost\"", StringComparison.Ordinal).Replace("metric.csv", "gone.csv", StringComparison.Ordinal));
        rig.Write(".mlops/theses/torn.json", "{");

        string section = (await ReportedPage.OfAsync(rig)).Section("theses");

        Assert.Contains("✗\u00a0</span>refuted", section, StringComparison.Ordinal);
        Assert.Contains("the thesis is refuted as it stands", section, StringComparison.Ordinal);
        Assert.Contains("<svg", section, StringComparison.Ordinal);
        Assert.Contains("cannot be answered", section, StringComparison.Ordinal);
        Assert.Contains("MLOPS2701", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Checks_ShowWhatFiresNowWithTheDefectItWasBornFrom()
    {
        using ResearchRig rig = new();
        Check(rig, "too-early", "error");
        Check(rig, "no-origin", "warning");
        rig.Write(".mlops/checks/torn.json", "{");
        rig.Write(
            ".mlops/history/checks/flights.jsonl",
            Run("may.csv", "[]") + Run("june.csv", "[{\"name\":\"too-early\",\"failing\":3}]"));

        string section = (await ReportedPage.OfAsync(rig)).Section("checks");

        Assert.Contains("fired: too-early", section, StringComparison.Ordinal);
        Assert.Contains("Flights too-early", section, StringComparison.Ordinal);
        Assert.Contains("1 of 2", section, StringComparison.Ordinal);
        Assert.Contains("fired on 3 rows", section, StringComparison.Ordinal);
        Assert.Equal("<tbody id=\"checks-1\" data-status=\"bad\">", Regex.Match(section, "<tbody id[^>]*>").Value);
        Assert.Contains("MLOPS2901", section, StringComparison.Ordinal);
        Assert.Contains("the last delivery of 1 of 1 source does not pass", section, StringComparison.Ordinal);
    }

    /// <summary>What is said of checks hangs on their deliveries, never on the day of whoever looks.</summary>
    [Fact]
    public async Task Report_Checks_AreTheSameOnWhateverDayTheyAreRead()
    {
        using ResearchRig rig = new();
        Check(rig, "too-early", "error");
        rig.Write(".mlops/history/checks/flights.jsonl", Run("may.csv", "[]"));
        string today = (await ReportedPage.OfAsync(rig)).Section("checks");
        rig.Clock.Now = rig.Clock.Now.AddDays(900);

        Assert.Equal(today, (await ReportedPage.OfAsync(rig)).Section("checks"));
    }

    [Fact]
    public async Task Report_Monitoring_ShowsALogsNewestAlarmsAndItsPeriods()
    {
        using ResearchRig rig = new();
        rig.Write(
            ".mlops/history/monitor/flights.jsonl",
            """
            {"schema":"mlops.history/1","period":"2001-03","start":"2001-03-01","rows":200,"classes":[{"class":"Late","count":40,"rows":200,"status":"within"}],"metrics":[{"name":"auc","value":0.61,"rows":200}]}
            {"schema":"mlops.history/1","period":"2001-04","start":"2001-04-01","rows":220,"alarms":["Late left its band: 2.0 %"],"classes":[{"class":"Late","count":4,"rows":220,"status":"alarm"}],"metrics":[{"name":"auc","value":0.55,"rows":220}]}

            """);
        rig.Write(".mlops/history/monitor/torn.jsonl", "{");

        string section = (await ReportedPage.OfAsync(rig)).Section("monitoring");

        Assert.Contains("1 of 1 log with alarms in the newest period.", section, StringComparison.Ordinal);
        Assert.Contains("Late left its band: 2.0 %", section, StringComparison.Ordinal);
        Assert.Contains("flights: share of Late by period</text>", section, StringComparison.Ordinal);
        Assert.Contains("flights: auc by period, where labels have arrived</text>", section, StringComparison.Ordinal);
        Assert.Contains("MLOPS2801", section, StringComparison.Ordinal);
        Assert.DoesNotContain("X/3 … 3X", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Monitoring_DrawsTheBandThatTheHistoryKeeps()
    {
        using ResearchRig rig = new();
        string[] lines =
        [
            .. Enumerable.Range(1, 2).Select(month => $$"""
                {"schema":"mlops.history/1","period":"2001-0{{month}}","start":"2001-0{{month}}-01","every":"month","rows":200,"baseline":"flights@aaaaaaaaaaaa","validation":"predictions@bbbbbbbbbbbb","prediction":"late","watched":"true","stamped":"2001-01-20","alarms":["a","b","c","d","e"],"classes":[{"class":"true","count":40,"rows":200,"status":"within","baselineCount":30,"baselineRows":100}]}
                """),
        ];
        rig.Write(".mlops/history/monitor/flights.jsonl", string.Join('\n', lines) + "\n");

        string section = (await ReportedPage.OfAsync(rig)).Section("monitoring");

        Assert.Contains("flights: share of late = true by month</text>", section, StringComparison.Ordinal);
        Assert.Contains("X/3 … 3X", section, StringComparison.Ordinal);
        Assert.Contains("stamped", section, StringComparison.Ordinal);
        Assert.Contains("Share of late = true by month against X/3…3X of its share X, 30.0 % of 100, in predictions@bbbbbbbbbbbb; stamped on 2001-01-20.", section, StringComparison.Ordinal);
        Assert.Contains(">a; b; c; 2 more<", section, StringComparison.Ordinal);
    }

    private static void Check(ResearchRig rig, string name, string severity)
    {
        string id = $"2026-11-01-{name}-0000";
        rig.Write($".mlops/checks/{name}.json", $$"""
            {"schema":"mlops.check/1","name":"{{name}}","source":"flights","kind":"aggregate","expression":"count(*) > 0","severity":"{{severity}}","snapshot":"flights@{{new string('a', 64)}}","defect":"{{id}}","created":"2026-11-01","columns":[]}
            """);
        rig.Write($".mlops/defects/{id}.json", $$"""
            {"schema":"mlops.defect/1","title":"Flights {{name}}","happened":"They did","impact":"Much","severity":"{{severity}}","snapshot":"bad@{{new string('b', 64)}}","check":"{{name}}","recorded":"2026-11-01"}
            """);
    }

    private static string Run(string data, string fired) =>
        $"{{\"schema\":\"mlops.check-run/1\",\"at\":\"2026-11-20T00:00:00+00:00\",\"data\":\"{data}\",\"rows\":10,\"columns\":[],\"usual\":true,\"checks\":[\"no-origin\",\"too-early\"],\"fired\":{fired}}}\n";
}
