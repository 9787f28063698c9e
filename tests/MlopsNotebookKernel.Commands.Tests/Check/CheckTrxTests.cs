using System.Xml.Linq;
using System.Xml.Schema;
using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Commands.Defect;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Check;

/// <summary>What services that show test results are given: held against the format as <c>dotnet test --logger trx</c> writes it.</summary>
public sealed class CheckTrxTests : IDisposable
{
    private static readonly XNamespace Format = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly DataRig _rig = new();

    public CheckTrxTests()
    {
        _rig.Write("data/feed-1.csv", "at,delay,origin\n2001-01-01,5,A\n2001-01-02,-3,B\n2001-01-03,0,C\n");
        _rig.Write("data/feed-2.csv", "at,delay,origin\n2001-02-01,-1116,A\n2001-02-02,7,\u0001<b>\n2001-02-03,9,C|D\n");
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Schema_WhatDotnetTestWrote_IsValid() => Assert.Empty(Faults(XDocument.Load(Resource("vstest.trx"))));

    [Theory]
    [InlineData("outcome=\"Failed\"", "outcome=\"Bad\"")]
    [InlineData("testId=\"5d0d93ef-e32c-1241-c7d3-edb093de8988\" testName", "testId=\"6d0d93ef-e32c-1241-c7d3-edb093de8988\" testName")]
    [InlineData("duration=\"00:00:00.0219462\"", "duration=\"21 ms\"")]
    [InlineData("<TestLists>", "<TestLists><TestList name=\"Another\" id=\"2c84fa94-04c1-424b-9868-57a2d4851a1d\" />")]
    public void Schema_AnythingElse_IsNot(string written, string instead)
    {
        using StreamReader reader = new(Resource("vstest.trx"));
        string text = reader.ReadToEnd();
        Assert.Contains(written, text);
        Assert.NotEmpty(Faults(XDocument.Parse(text.Replace(written, instead, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("data/feed-1.csv", "Completed", 0)]
    [InlineData("data/feed-2.csv", "Failed", 1)]
    [InlineData("data/feed-*.csv", "Failed", 1)]
    public async Task Write_AnyOutcome_IsOfThatFormat(string data, string outcome, int failed)
    {
        await RecordAsync("row.Delay >= -120");

        XDocument trx = await CheckAsync(data);

        Assert.Empty(Faults(trx));
        XElement summary = trx.Root!.Element(Format + "ResultSummary")!;
        Assert.Equal(outcome, summary.Attribute("outcome")!.Value);
        Assert.Equal(failed, (int)summary.Element(Format + "Counters")!.Attribute("failed")!);
        Assert.Equal(failed, trx.Descendants(Format + "UnitTestResult").Count(result => result.Attribute("outcome")!.Value == "Failed"));
    }

    [Fact]
    public async Task Write_CheckThatWaitsForTrust_IsSkippedWithTheReasonWhereDotnetTestHasIt()
    {
        await RecordAsync("row.Origin.Length < 9 && row.Delay + 0 >= -120");

        XDocument trx = await CheckAsync("data/feed-1.csv");

        Assert.Empty(Faults(trx));
        XElement skipped = trx.Descendants(Format + "UnitTestResult").Single(result => result.Attribute("outcome")!.Value == "NotExecuted");
        Assert.Contains("--trust", skipped.Element(Format + "Output")!.Element(Format + "ErrorInfo")!.Element(Format + "Message")!.Value);
    }

    [Fact]
    public async Task Write_ElementsAndAttributes_AreAmongThoseOfDotnetTest()
    {
        await RecordAsync("row.Delay >= -120");
        HashSet<string> known = [.. Names(XDocument.Load(Resource("vstest.trx")))];

        Assert.Empty(Names(await CheckAsync("data/feed-2.csv")).Except(known));
    }

    private static IEnumerable<string> Names(XDocument document) => document.Descendants().SelectMany(element => element.Attributes()
        .Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => $"{element.Name.LocalName}@{attribute.Name.LocalName}")
        .Prepend($"{element.Parent?.Name.LocalName}/{element.Name.LocalName}"));

    private static List<string> Faults(XDocument document)
    {
        XmlSchemaSet schemas = new();
        using Stream schema = Resource("trx.xsd");
        schemas.Add(XmlSchema.Read(schema, null)!);
        List<string> faults = [];
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    private static Stream Resource(string name) => typeof(CheckTrxTests).Assembly.GetManifestResourceStream(name)!;

    private async Task<XDocument> CheckAsync(string data)
    {
        await _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: false, data, "--trx", "checks.trx");
        return XDocument.Load(_rig.PathOf("checks.trx"));
    }

    private async Task RecordAsync(string row)
    {
        await _rig.RunAsync(SnapshotCommand.Definition, "data/feed-1.csv", "--name", "good");
        await _rig.RunAsync(
            DefectCommand.Definition,
            "Early arrivals", "--happened", "A delay of -1116", "--impact", "None", "--bad", "data/feed-2.csv", "--good", "good", "--row", row);
    }
}
