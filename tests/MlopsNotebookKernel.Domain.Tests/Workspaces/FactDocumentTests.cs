using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Workspaces;

/// <summary>What holds of every fact that is one JSON object in a file; codes and words are the kind's own.</summary>
public sealed class FactDocumentTests : IDisposable
{
    private static readonly FactKind Kind = new(
        "sample", "mlops.sample/1", 1024, "Resolve it.", (message, remedy, inner) => new ThesisException("MLOPS2701", message, remedy, inner));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops-fact-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", "x.json is no sample: it is no JSON (line 1).")]
    [InlineData("[]", "x.json is no sample: it is no JSON object.")]
    [InlineData("null", "x.json is no sample: it is no JSON object.")]
    [InlineData("{\n\"a\":1,\n\"a\":2}", "x.json is no sample: it is no JSON")]
    [InlineData("{\"schema\":7}", "x.json is no sample: schema is no text.")]
    [InlineData("{}", "x.json is no sample: it has no schema.")]
    [InlineData("{\"schema\":\"mlops.sample/2\"}", "x.json is written as mlops.sample/2; this version reads mlops.sample/1.")]
    [InlineData("<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n", "x.json holds Git conflict markers.")]
    public void Parse_WhatIsNoSuchFact_IsTheKindsOwnFault(string text, string says)
    {
        MlopsException fault = Assert.Throws<ThesisException>(() => FactDocument.Parse(text, "x.json", Kind));

        Assert.Equal("MLOPS2701", fault.Code);
        Assert.StartsWith(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NestedWithoutEnd_IsRefused()
    {
        string text = $"{{\"schema\":\"mlops.sample/1\",\"deep\":{new string('[', 100)}{new string(']', 100)}}}";

        Assert.Contains("it is no JSON", Assert.Throws<ThesisException>(() => FactDocument.Parse(text, "x.json", Kind)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AFileThatIsTooLarge_IsNotRead()
    {
        string path = Path.Combine(_folder.FullName, "x.json");
        File.WriteAllText(path, $"{{\"schema\":\"mlops.sample/1\",\"text\":\"{new string('x', 2_000)}\"}}");

        Assert.Equal("x.json is no sample: it is larger than 1 KB.", Assert.Throws<ThesisException>(() => FactDocument.Read(path, Kind)).Message);
    }

    [Fact]
    public void Members_AsTheyShouldBe_AreRead()
    {
        FactDocument fact = FactDocument.Parse(
            """{"schema":"mlops.sample/1","text":"a","number":1.5,"day":"2026-11-25","every":"week","object":{"flag":true},"list":[{},{}],"none":null}""", "x.json", Kind);

        Assert.Equal(("a", 1.5, new DateOnly(2026, 11, 25)), (fact.Text("text"), fact.Number("number"), fact.Day("day")));
        Assert.Equal(PeriodLength.Week, fact.Word<PeriodLength>("every"));
        Assert.True(fact.Flag(fact.Object("object"), "flag"));
        Assert.Equal(2, fact.List("list", 2).Count);
        Assert.Empty(fact.List("missing", 2));
        Assert.Null(fact.Optional("none"));
    }

    [Theory]
    [InlineData("text", "it has no text")]
    [InlineData("number", "number is no number")]
    [InlineData("day", "day is no day such as 2026-11-23")]
    [InlineData("every", "every is none of day, week, month")]
    [InlineData("object", "object is no object")]
    [InlineData("list", "list is no list of at most 1 objects")]
    public void Members_AsTheyShouldNotBe_AreNamed(string member, string says)
    {
        FactDocument fact = FactDocument.Parse(
            """{"schema":"mlops.sample/1","number":"1","day":"25.11.2026","every":"Week","object":[],"list":[{},{}]}""", "x.json", Kind);
        Dictionary<string, Action> reads = new()
        {
            ["text"] = () => fact.Text("text"),
            ["number"] = () => fact.Number("number"),
            ["day"] = () => fact.Day("day"),
            ["every"] = () => fact.Word<PeriodLength>("every"),
            ["object"] = () => fact.Object("object"),
            ["list"] = () => fact.List("list", 1),
        };

        Assert.Equal($"x.json is no sample: {says}.", Assert.Throws<ThesisException>(reads[member]).Message);
    }
}
