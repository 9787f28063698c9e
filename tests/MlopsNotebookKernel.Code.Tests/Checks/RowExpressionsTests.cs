using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Tests.Checks;

public sealed class RowExpressionsTests
{
    private static readonly RowColumn[] Columns =
    [
        new("Delay", "delay", ColumnType.Integer, false),
        new("Distance", "distance", ColumnType.Number, true),
        new("Origin", "or\"igin", ColumnType.Text, false),
        new("Note", "note", ColumnType.Text, true),
        new("At", "at", ColumnType.Timestamp, false),
        new("Cancelled", "cancelled", ColumnType.Boolean, false),
    ];

    private readonly RowExpressions _expressions = new();

    [Theory]
    [InlineData("row.Delay > -1116", "\"delay\" IS NOT NULL AND (\"delay\" > -1116)")]
    [InlineData("row.Delay is >= -120 and < 2000", "\"delay\" IS NOT NULL AND ((\"delay\" >= -120) AND (\"delay\" < 2000))")]
    [InlineData("row.Distance > 0", "coalesce(\"distance\" > 0, false)")]
    [InlineData("row.Distance == null || row.Distance < 1e4", "((\"distance\" IS NULL) OR coalesce(\"distance\" < CAST('10000' AS DOUBLE), false))")]
    [InlineData("row.Distance.HasValue", "(\"distance\" IS NOT NULL)")]
    [InlineData("row.Origin == \"O'H\"", "\"or\"\"igin\" IS NOT NULL AND (\"or\"\"igin\" = 'O''H')")]
    [InlineData("!(row.Origin is \"A\" or \"B\")", "\"or\"\"igin\" IS NOT NULL AND (NOT ((\"or\"\"igin\" = 'A') OR (\"or\"\"igin\" = 'B')))")]
    [InlineData("row.Note != \"x\"", "(\"note\" IS DISTINCT FROM 'x')")]
    [InlineData("row.At >= new DateTime(2001, 2, 1) && row.At.Year == 2001", "\"at\" IS NOT NULL AND ((\"at\" >= TIMESTAMP '2001-02-01 00:00:00') AND (year(\"at\") = 2001))")]
    [InlineData("!row.Cancelled", "\"cancelled\" IS NOT NULL AND (NOT \"cancelled\")")]
    [InlineData("row.Origin.StartsWith(\"K\", StringComparison.Ordinal)", "\"or\"\"igin\" IS NOT NULL AND starts_with(\"or\"\"igin\", 'K')")]
    public void Read_ExpressionThatSqlCanSay_IsSaid(string expression, string sql) => Assert.Equal(sql, Read(expression).Sql);

    [Theory]
    [InlineData("row.Delay + 1 > 0")]
    [InlineData("row.Origin.Length == 3")]
    [InlineData("row.Origin.StartsWith(\"K\")")]
    [InlineData("row.Note.Contains(\"x\")")]
    [InlineData("new[] { \"A\", \"B\" }.Contains(row.Origin)")]
    [InlineData("row.Distance / 2 == 3")]
    [InlineData("row.At > DateTime.Now")]
    [InlineData("row.At >= new DateTime(2001, 2, 30)")]
    public void Read_ExpressionThatSqlCannotSay_IsLeftToCSharp(string expression) => Assert.Null(Read(expression).Sql);

    [Theory]
    [InlineData("row.Dely > 0", "A row has Delay, Distance")]
    [InlineData("row.Delay", "true or false")]
    [InlineData("row.Delay >", "true or false")]
    [InlineData("true; }  static void X() { System.IO.File.Delete(\"x\"); } static bool Y() => (true", "true or false")]
    [InlineData("true) || (true", "true or false")]
    [InlineData("", "true or false")]
    public void Read_WhatIsNoCondition_SaysWhy(string expression, string expected)
    {
        CheckException fault = _expressions.Read([(expression, Columns)])[0].Fault!;

        Assert.Equal("MLOPS2910", fault.Code);
        Assert.Contains(expected, fault.Message + fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyTogether_EachIsReadAsIfAlone()
    {
        RowColumn[] others = [new("Delay", "delay", ColumnType.Text, true)];
        RowColumn[] twice = [.. others, .. others];

        IReadOnlyList<RowReading> readings = _expressions.Read(
        [
            ("row.Delay > 1", Columns), ("row.Dely > 1", Columns), ("row.Delay == \"x\"", others), ("row.Delay > 1", others),
            ("row.Delay > ", Columns), ("row.Delay == null", twice), ("row.Delay < 9 // fine", [.. Columns]),
        ]);

        Assert.Equal([true, false, true, false, false, false, true], readings.Select(reading => reading.Expression is not null));
        Assert.Equal("\"delay\" IS NOT NULL AND (\"delay\" < 9)", readings[6].Expression!.Sql);
        Assert.Contains("Dely", readings[1].Fault!.Message, StringComparison.Ordinal);
        Assert.All(readings.Where(reading => reading.Fault is not null), reading => Assert.Equal("MLOPS2910", reading.Fault!.Code));
    }

    [Fact]
    public void Read_Columns_AreThoseItReads()
    {
        Assert.Equal(["Delay", "Note"], Read("row.Delay > 0 || row.Note == null").Columns.Select(column => column.Property));
        Assert.Equal(Columns.Length, Read("row.ToString() != null").Columns.Count);
    }

    [Fact]
    public void Compile_RowsWithMissingAndThrowing_FailThere()
    {
        RowExpression expression = Read("row.Delay / (row.Delay - 5) > 0 && row.Note.Length == 1");
        IRowPredicate predicate = _expressions.Compile([(expression, Columns)])[0];
        bool[] holds = new bool[4];

        string? thrown = predicate.Judge(
            4, [new long[] { 6, 5, 6, 6 }, new[] { "a", "a", "", "a" }], [[true, true, true, false], [true, true, false, true]], holds);

        Assert.Equal([true, false, false, false], holds);
        Assert.Equal(nameof(DivideByZeroException), thrown);
    }

    [Fact]
    public void Compile_Overflow_FailsTheRow()
    {
        IRowPredicate predicate = _expressions.Compile([(Read("row.Delay + 1 > row.Delay || true"), Columns)])[0];
        bool[] holds = new bool[1];
        predicate.Judge(1, [new[] { long.MaxValue }], [[true]], holds);
        Assert.False(holds[0]);
    }

    [Fact]
    public void Compile_ManyThatShareALoop_EachJudgesByItsOwnExpression()
    {
        RowColumn[] others = [new("Delay", "delay", ColumnType.Integer, true)];
        (string, IReadOnlyList<RowColumn>)[] written =
            [("row.Delay + 0 > 1", Columns), ("row.Delay + 0 > 3", Columns), ("row.Delay + 0 > 1 || row.Delay == null", others), ("row.Delay + row.Origin.Length > 3", Columns)];
        IReadOnlyList<RowReading> readings = _expressions.Read(written);

        IReadOnlyList<IRowPredicate> predicates = _expressions.Compile([.. readings.Zip(written, (reading, each) => (reading.Expression!, each.Item2))]);

        string[] judged = [.. predicates.Select(predicate =>
        {
            bool[] holds = new bool[3];
            predicate.Judge(3, [new long[] { 1, 2, 4 }, new[] { "abc", "abc", "" }], [[true, true, false], [true, true, true]], holds);
            return string.Concat(holds.Select(each => each ? 1 : 0));
        })];
        Assert.Equal(["010", "000", "011", "110"], judged);
    }

    private RowExpression Read(string expression)
    {
        RowReading reading = _expressions.Read([(expression, Columns)])[0];
        Assert.Null(reading.Fault);
        return reading.Expression!;
    }
}
