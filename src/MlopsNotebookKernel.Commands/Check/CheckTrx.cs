using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>
/// Writes the results of checks as <c>dotnet test --logger trx</c> writes those of tests (Visual Studio's TeamTest
/// 2010 format), so that whatever shows test results shows them: a delivery is a class, a check of it a test.
/// </summary>
internal static class CheckTrx
{
    // The fixed ids that the format's own writer gives to the kind of test and the two lists.
    private const string TestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private const string ResultsList = "8c84fa94-04c1-424b-9868-57a2d4851a1d";
    private const string AllLoaded = "19431567-8539-422a-85d7-44ee4e166bda";
    private const string Zero = "00:00:00.0000000";

    private static readonly XNamespace Format = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="now">The time.</param>
    public static string Write(CheckResult result, DateTimeOffset now)
    {
        string time = now.ToString("o", CultureInfo.InvariantCulture);
        Entry[] entries = [.. result.Data.SelectMany(data => data.Outcomes.Select(outcome => new Entry(data, outcome, result.FailOn)))];
        int failed = entries.Count(entry => entry.Word == "Failed");
        int skipped = entries.Count(entry => entry.Word == "NotExecuted");
        XElement run = new(
            Format + "TestRun",
            new XAttribute("id", Id("run", time)),
            new XAttribute("name", $"mlops check {time}"),
            new XElement(Format + "Times", new XAttribute("creation", time), new XAttribute("queuing", time), new XAttribute("start", time), new XAttribute("finish", time)),
            new XElement(Format + "TestSettings", new XAttribute("name", "default"), new XAttribute("id", Id("settings"))),
            new XElement(Format + "Results", entries.Select(entry => Result(entry, time))),
            new XElement(Format + "TestDefinitions", entries.Select(Definition)),
            new XElement(Format + "TestEntries", entries.Select(entry => new XElement(
                Format + "TestEntry", new XAttribute("testId", entry.TestId), new XAttribute("executionId", entry.ExecutionId), new XAttribute("testListId", ResultsList)))),
            new XElement(
                Format + "TestLists",
                new XElement(Format + "TestList", new XAttribute("name", "Results Not in a List"), new XAttribute("id", ResultsList)),
                new XElement(Format + "TestList", new XAttribute("name", "All Loaded Results"), new XAttribute("id", AllLoaded))),
            new XElement(
                Format + "ResultSummary",
                new XAttribute("outcome", failed > 0 ? "Failed" : "Completed"),
                Counters(entries.Length, failed, skipped)));
        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(new Utf8Writer(text), new XmlWriterSettings { Indent = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            new XDocument(run).Save(writer);
        }

        return text.Append('\n').ToString();
    }

    private static XElement Result(Entry entry, string time)
    {
        XElement result = new(
            Format + "UnitTestResult",
            new XAttribute("executionId", entry.ExecutionId),
            new XAttribute("testId", entry.TestId),
            new XAttribute("testName", entry.Name),
            new XAttribute("computerName", "mlops"),
            new XAttribute("duration", Zero),
            new XAttribute("startTime", time),
            new XAttribute("endTime", time),
            new XAttribute("testType", TestType),
            new XAttribute("outcome", entry.Word),
            new XAttribute("testListId", ResultsList),
            new XAttribute("relativeResultsDirectory", entry.ExecutionId));
        string message = Clean($"{entry.Outcome.Message} (severity {CheckRenderer.Word(entry.Outcome.Severity)})");
        result.Add(new XElement(Format + "Output", entry.Word switch
        {
            "Failed" => new XElement(Format + "ErrorInfo", new XElement(Format + "Message", message), new XElement(Format + "StackTrace", Clean(Rows(entry)))),
            "NotExecuted" => new XElement(Format + "ErrorInfo", new XElement(Format + "Message", message)),
            _ => new XElement(Format + "StdOut", message),
        }));
        return result;
    }

    private static XElement Definition(Entry entry) => new(
        Format + "UnitTest",
        new XAttribute("name", entry.Name),
        new XAttribute("storage", "mlops"),
        new XAttribute("id", entry.TestId),
        new XElement(Format + "Execution", new XAttribute("id", entry.ExecutionId)),
        new XElement(
            Format + "TestMethod",
            new XAttribute("codeBase", "mlops"),
            new XAttribute("adapterTypeName", "executor://mlops/check"),
            new XAttribute("className", Clean(entry.Data.Data)),
            new XAttribute("name", Clean(entry.Outcome.Name))));

    private static XElement Counters(int total, int failed, int skipped)
    {
        XElement counters = new(Format + "Counters");
        int executed = total - skipped;
        (string Name, int Count)[] counts =
        [
            ("total", total), ("executed", executed), ("passed", executed - failed), ("failed", failed), ("error", 0), ("timeout", 0),
            ("aborted", 0), ("inconclusive", 0), ("passedButRunAborted", 0), ("notRunnable", 0), ("notExecuted", skipped),
            ("disconnected", 0), ("warning", 0), ("completed", 0), ("inProgress", 0), ("pending", 0),
        ];
        counters.Add(counts.Select(count => new XAttribute(count.Name, count.Count)));
        return counters;
    }

    private static string Rows(Entry entry)
    {
        if (!entry.Data.Failing.TryGetValue(entry.Outcome.Name, out ShownRows? rows))
        {
            return "";
        }

        IEnumerable<string> lines = rows.Rows.Select(row => string.Join(" | ", row)).Prepend(string.Join(" | ", rows.Columns));
        return string.Join("\n", rows.Snapshot is { } snapshot ? lines.Append($"kept as {CheckRenderer.Short(snapshot)}") : lines);
    }

    private static string Id(params string[] parts) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))).AsSpan(0, 16)).ToString();

    /// <summary>XML has no place for most control characters, and data may hold them.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : " "));

    /// <summary>A check of a delivery. The format knows no severities: what the answer does not depend on has passed, and says what it found.</summary>
    private sealed record Entry(CheckedData Data, CheckOutcome Outcome, CheckSeverity FailOn)
    {
        public string Name => Clean($"{Data.Data}: {Outcome.Name}");

        public string TestId => Id("test", Data.Source, Data.Data, Outcome.Name);

        public string ExecutionId => Id("execution", Data.Source, Data.Data, Outcome.Name);

        public string Word => Outcome.Fired && Outcome.Severity >= FailOn ? "Failed" : Outcome.Status == CheckStatus.NotRun ? "NotExecuted" : "Passed";
    }

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
