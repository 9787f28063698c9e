using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Checks;

namespace MlopsNotebookKernel.Commands.Tests.Check;

/// <summary>What is said in SQL must mean, for every row, what it says in C#.</summary>
public sealed class RowEquivalenceTests
{
    private static readonly RowColumn[] Columns =
    [
        new("Whole", "whole", ColumnType.Integer, false),
        new("MaybeWhole", "maybe_whole", ColumnType.Integer, true),
        new("Number", "number", ColumnType.Number, false),
        new("MaybeNumber", "maybe_number", ColumnType.Number, true),
        new("Text", "text", ColumnType.Text, false),
        new("MaybeText", "maybe_text", ColumnType.Text, true),
        new("At", "at", ColumnType.Timestamp, false),
        new("MaybeAt", "maybe_at", ColumnType.Timestamp, true),
        new("Flag", "flag", ColumnType.Boolean, false),
        new("MaybeFlag", "maybe_flag", ColumnType.Boolean, true),
    ];

    public static TheoryData<string> Expressions =>
    [
        "row.Whole > 0", "row.Whole == 0", "row.Whole != 0 || row.MaybeWhole == 1", "row.Whole > 0.5", "row.MaybeWhole > 0", "!(row.MaybeWhole > 0)",
        "row.MaybeWhole == row.Whole", "row.MaybeWhole != row.Whole", "row.MaybeWhole == null", "row.MaybeWhole is null or > 0", "row.MaybeWhole is not (> 0)",
        "row.MaybeWhole is not null and < 5", "row.MaybeNumber == row.MaybeWhole", "row.Number / row.MaybeNumber > 1", "!(row.Number / row.MaybeNumber > 1)",
        "row.Number - row.Number < 1", "row.Number * 2.5 >= row.MaybeNumber", "Math.Abs(row.Number) < 3", "-row.Number > 1", "row.Number > double.MaxValue",
        "row.Text == \"a\"", "row.Text != \"a\"", "row.MaybeText == \"a\"", "row.MaybeText != \"a\"", "row.MaybeText == row.Text", "row.MaybeText is \"a\" or \"\"",
        "string.IsNullOrEmpty(row.MaybeText)", "!string.IsNullOrEmpty(row.Text)", "row.Text.Contains(\"é\")", "row.Text.StartsWith(\"A\", StringComparison.Ordinal)",
        "row.Text.EndsWith(\"'\", StringComparison.Ordinal)", "row.At > new DateTime(2001, 2, 1)", "row.At.Month == 2 && row.At.Hour < 12", "row.MaybeAt <= row.At",
        "row.MaybeAt != row.At", "row.Flag", "!row.Flag && row.MaybeFlag == true", "row.MaybeFlag != false", "row.Flag == row.MaybeFlag", "true", "false || row.Whole < 0",
        "row.MaybeWhole.HasValue && row.Whole >= -9223372036854775808",
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task Read_SaidInSql_HoldsForTheSameRowsAsInCSharp(string expression)
    {
        RowExpressions expressions = new();
        RowReading reading = expressions.Read([(expression, Columns)])[0];
        Assert.NotNull(reading.Expression?.Sql);
        IRowPredicate predicate = expressions.Compile([(reading.Expression, Columns)])[0];
        Row[] rows = [.. Rows()];

        await using ICheckTable each = await new DuckCheckEngine().OpenAsync(new TableSource.Rows(rows, "rows"), CancellationToken.None);
        string one = string.Join(" || ", Enumerable.Range(0, rows.Length).Select(i => $"CASE WHEN count(CASE WHEN number_of = {i} AND ({reading.Expression.Sql}) THEN 1 END) = 1 THEN '1' ELSE '0' END"));
        TablePass pass = await each.RunAsync([new TableCheck.Rows(reading.Expression.Sql), new TableCheck.Code(predicate), new TableCheck.Aggregate($"CAST(({one}) = '{Judged(predicate, rows)}' AS BOOLEAN)")], CancellationToken.None);

        Assert.Equal(pass.Measures[1].Failing, pass.Measures[0].Failing);
        Assert.Equal(true, pass.Measures[2].Value);
    }

    private static string Judged(IRowPredicate predicate, Row[] rows)
    {
        bool[] holds = new bool[rows.Length];
        (Array Values, bool[] Present)[] columns = [.. predicate.Columns.Select(column => Column(column, rows))];
        predicate.Judge(rows.Length, [.. columns.Select(column => column.Values)], [.. columns.Select(column => column.Present)], holds);
        return string.Concat(holds.Select(hold => hold ? '1' : '0'));
    }

    private static (Array Values, bool[] Present) Column(RowColumn column, Row[] rows)
    {
        System.Reflection.PropertyInfo property = typeof(Row).GetProperty(column.Column)!;
        object?[] values = [.. rows.Select(row => property.GetValue(row))];
        bool[] present = [.. values.Select(value => value is not null)];
        return column.Type switch
        {
            ColumnType.Boolean => (values.Select(value => value is true).ToArray(), present),
            ColumnType.Integer => (values.Select(value => value as long? ?? 0).ToArray(), present),
            ColumnType.Number => (values.Select(value => value as double? ?? 0).ToArray(), present),
            ColumnType.Text => (values.Select(value => value as string ?? "").ToArray(), present),
            _ => (values.Select(value => value as DateTime? ?? default).ToArray(), present),
        };
    }

    private static IEnumerable<Row> Rows()
    {
        long?[] wholes = [null, 0, 1, -7, long.MinValue, long.MaxValue];
        double?[] numbers = [null, 0, 1, -2.5, double.PositiveInfinity, double.NegativeInfinity];
        string?[] texts = [null, "", "a", "A", "é'", "b'"];
        DateTime?[] moments = [null, new(2001, 2, 1), new(2001, 2, 1, 13, 0, 1), new(1, 1, 1), new(9999, 12, 31), new(2001, 3, 1)];
        bool?[] flags = [null, true, false];
        long number = 0;
        for (int i = 0; i < 12; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                yield return new Row(
                    number++, wholes[i % 6], wholes[j], numbers[i % 6], numbers[j], texts[i % 6], texts[j], moments[i % 6], moments[j], flags[i % 3], flags[j % 3]);
            }
        }
    }

    /// <summary>A row; the columns' names are the properties'.</summary>
    private sealed record Row(
        long number_of, long? whole, long? maybe_whole, double? number, double? maybe_number, string? text, string? maybe_text, DateTime? at, DateTime? maybe_at, bool? flag, bool? maybe_flag);
}
