using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Tests.Checks;

/// <summary>What is read by its syntax alone must be what the compiler would have read.</summary>
public sealed class PlainConditionTests
{
    private static readonly RowColumn[] Columns =
    [
        new("Delay", "delay", ColumnType.Integer, false),
        new("Lag", "lag", ColumnType.Integer, true),
        new("Share", "share", ColumnType.Number, false),
        new("Distance", "distance", ColumnType.Number, true),
        new("Origin", "or\"igin", ColumnType.Text, false),
        new("Note", "note", ColumnType.Text, true),
        new("At", "at", ColumnType.Timestamp, true),
        new("Cancelled", "cancelled", ColumnType.Boolean, false),
        new("Paid", "paid", ColumnType.Boolean, true),
        new("Twice", "a", ColumnType.Integer, false),
    ];

    private static readonly string[] Literals =
        ["0", "-0", "5", "-1116", "2147483648", "-2147483648", "5L", "1e4", "0.5", "-2.5", "-0.0", "5f", "5m", "5u", "9223372036854775807", "\"A\"", "\"O'H\"", "@\"x\"", "\"\\0\"", "\"A\"u8", "'c'", "true", "null", "default", "Delay"];

    [Fact]
    public void Read_WhateverItReads_IsWhatTheCompilerReads()
    {
        string[] expressions =
        [
            .. from column in Columns
               from literal in Literals
               from form in new[]
               {
                   "row.{0} > {1}", "{1} <= row.{0}", "row.{0} == {1}", "row.{0} != {1}", "row.{0} is {1}", "row.{0} is not {1}", "row.{0} is > {1}",
                   "row.{0} is >= {1} and < 7", "row.{0} is > -9 and <= {1}", "!(row.{0} < {1})", "row.{0} is {1} or 3", "(row.{0}) > {1}", "row?.{0} > {1}",
               }
               select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, column.Property, literal),
            .. Columns.SelectMany(column => new[] { $"row.{column.Property}", $"!row.{column.Property}", $"row.{column.Property}.HasValue", $"row.@{column.Property} > 1", $"row.{column.Property}<int> > 1" }),
            "row.Delay > 1 && row.Note == null || !(row.Lag is null)", "row.Delay > 1 & row.Lag > 1", "row.Delay > 1 // fine", "row.Delay is > 5 and < 6", "row.Delay is > 5 and < 3",
            "row.Delay > row.Lag", "row.Delay + 1 > 2", "other.Delay > 1", "row.Gone > 1", "row.Delay is > 1 and > 2", "row.Delay is var x", "row.Delay.HasValue", "true", "row != null",
        ];

        IReadOnlyList<RowReading> compiled = RowExpressions.ReadByCompiler([.. expressions.Select(expression => (expression, (IReadOnlyList<RowColumn>)Columns))]);

        int plain = 0;
        for (int i = 0; i < expressions.Length; i++)
        {
            if (Read(expressions[i]) is { } read)
            {
                plain++;
                Assert.True(compiled[i].Fault is null, $"{expressions[i]}: {compiled[i].Fault?.Message}");
                Assert.True(compiled[i].Expression!.Sql == read.Sql, $"{expressions[i]}: {read.Sql} and {compiled[i].Expression!.Sql}");
                Assert.Equal(compiled[i].Expression!.Columns, read.Columns);
            }
        }

        Assert.InRange(plain, 300, expressions.Length - 300);
    }

    [Theory]
    [InlineData("row.Delay > -120")]
    [InlineData("row.Delay is > -120 and < 2000")]
    [InlineData("row.Distance == null || row.Distance < 1e4")]
    [InlineData("!(row.Origin == \"O'H\") && row.Paid != null")]
    [InlineData("row.Lag.HasValue && !row.Cancelled")]
    public void Read_ComparisonsWithLiterals_NeedNoCompiler(string expression) => Assert.NotNull(Read(expression));

    [Theory]
    [InlineData("row.Delay is > 5 and < 6")]
    [InlineData("row.Delay == null")]
    [InlineData("row.Delay is 5.0")]
    [InlineData("row.Origin > \"A\"")]
    [InlineData("row.Gone > 1")]
    [InlineData("row?.Delay > 1")]
    [InlineData("row.Delay + 1 > 2")]
    public void Read_WhatMayBeAnErrorOrMeanMore_IsLeftToTheCompiler(string expression) => Assert.Null(Read(expression));

    [Fact]
    public void Read_PropertyThatIsThereTwice_IsLeftToTheCompiler() =>
        Assert.Null(PlainCondition.Read("row.Delay > 1", SyntaxFactory.ParseExpression("row.Delay > 1"), [Columns[0], Columns[0]]));

    private static RowExpression? Read(string expression) => PlainCondition.Read(expression, SyntaxFactory.ParseExpression(expression), Columns);
}
