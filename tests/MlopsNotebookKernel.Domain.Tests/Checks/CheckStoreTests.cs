using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Checks;

public sealed class CheckStoreTests : IDisposable
{
    private const string Valid = """
        {"schema":"mlops.check/1","name":"a","source":"flights","kind":"aggregate","expression":"count(*) > 0","severity":"error","snapshot":"good@1","defect":"d","created":"2026-11-25"}
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-checks-");

    private CheckStore Store => new(new Workspace(_root.FullName, null, null));

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Write_EachKind_ReadsBackTheSame()
    {
        CheckDefinition row = new("row", "flights", CheckKind.Row, "row.Delay > -120", CheckSeverity.Error, "good@1", "d", new DateOnly(2026, 11, 25))
        {
            Owner = "operations",
            Columns = [new RowColumn("Delay", "delay (min)", ColumnType.Integer, true)],
        };
        CheckDefinition comparison = row with { Name = "near", Kind = CheckKind.Comparison, Columns = [], Expected = 6.5, Within = CheckTolerance.Parse("10%") };

        Store.Write(row);
        Store.Write(comparison);

        Assert.Equal(["near", "row"], Store.All().Select(check => check.Name));
        Assert.True(Store.Find("row")!.Says(row));
        Assert.True(Store.Find("near")!.Says(comparison));
        Assert.False(Store.Find("row")!.Says(row with { Expression = "row.Delay > -60" }));
    }

    [Theory]
    [InlineData("\"aggregate\"", "\"magic\"", "kind is none of row, aggregate, sql, comparison")]
    [InlineData("\"aggregate\"", "\"1\"", "kind is none of")]
    [InlineData("\"error\"", "\"fatal\"", "severity is none of")]
    [InlineData("\"flights\"", "\"../x\"", "source is no name")]
    [InlineData("\"a\"", "\"b\"", "its name is not the file's")]
    [InlineData("2026-11-25", "25.11.2026", "created is no day")]
    [InlineData("mlops.check/1", "mlops.check/7", "mlops.check/7")]
    [InlineData("{", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n{", "conflict markers")]
    [InlineData("\"aggregate\"", "\"comparison\"", "expected is no number")]
    public void All_MalformedFile_NamesTheProblem(string old, string now, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, ".mlops", "checks"));
        File.WriteAllText(Path.Combine(_root.FullName, ".mlops", "checks", "a.json"), Valid.Replace(old, now, StringComparison.Ordinal));

        CheckException fault = Assert.Throws<CheckException>(() => Store.All());

        Assert.Equal("MLOPS2901", fault.Code);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10%", 0.1, true)]
    [InlineData("2.5", 2.5, false)]
    [InlineData("0", 0, false)]
    public void Parse_Tolerance_ReadsBack(string text, double amount, bool isRelative)
    {
        Assert.Equal(new CheckTolerance(amount, isRelative), CheckTolerance.Parse(text));
        Assert.Equal(text, CheckTolerance.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("NaN")]
    [InlineData("")]
    public void Parse_WhatIsNone_IsNull(string text) => Assert.Null(CheckTolerance.Parse(text));
}
