using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables;
using MlopsNotebookKernel.Tables.Checks;

namespace MlopsNotebookKernel.Benchmarks.Checks;

/// <summary>Times a thousand checks over a Parquet file in one pass, beside the bare scan of the same columns.</summary>
internal static class ChecksVerb
{
    private const int Count = 1000;
    private const int Compiled = 20;
    private const int Repeats = 5;
    private const int Sample = 100_000;

    /// <summary>Runs and prints medians.</summary>
    /// <param name="path">A Parquet file with a column of whole numbers at least.</param>
    /// <param name="output">Takes the figures.</param>
    public static async Task RunAsync(string path, TextWriter output)
    {
        ICheckTable table = await new DuckCheckEngine().OpenAsync(new TableSource.File(Path.GetFullPath(path)), CancellationToken.None).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            RowColumn[] columns = [.. table.Columns.Select(column => new RowColumn($"P{column.Name}", column.Name, column.Type, false))];
            (RowColumn Column, double[] Sorted)[] numbers = await NumbersAsync(path, columns).ConfigureAwait(false);
            (string, IReadOnlyList<RowColumn>)[] written = [.. Enumerable.Range(0, Count).Select(i => (Expression(numbers, i), (IReadOnlyList<RowColumn>)columns))];
            RowExpressions expressions = new();
            Stopwatch watch = Stopwatch.StartNew();
            IReadOnlyList<RowReading> readings = expressions.Read(written);
            Print(output, $"reading {Count} C# expressions and saying them in SQL", watch.Elapsed);
            (string, IReadOnlyList<RowColumn>)[] involved = [.. written.Select(each => ($"{each.Item1} && {numbers[0].Column.Property.Length} + row.{numbers[0].Column.Property} != 0", each.Item2))];
            watch.Restart();
            expressions.Read(involved);
            Print(output, $"reading {Count} that only the compiler understands, its start included", watch.Elapsed);
            TableCheck[] checks = [.. readings.Select(reading => new TableCheck.Rows(reading.Expression!.Sql!) { Column = reading.Expression.Columns.Single().Column })];
            watch.Restart();
            IReadOnlyList<IRowPredicate> predicates = expressions.Compile([.. readings.Take(Compiled).Select(reading => (reading.Expression!, (IReadOnlyList<RowColumn>)columns))]);
            Print(output, $"compiling {Compiled} of them", watch.Elapsed);

            TablePass pass = await table.RunAsync([], CancellationToken.None).ConfigureAwait(false);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pass.Rows} rows, {columns.Length} columns"));
            TimeSpan bare = await MedianAsync(table, []).ConfigureAwait(false);
            TimeSpan all = await MedianAsync(table, checks).ConfigureAwait(false);
            Print(output, "bare scan: rows, present values, latest moments", bare);
            Print(output, $"the same and {Count} checks, each of one column", all);
            TableCheck[] rowByRow = [.. readings.Take(Compiled).Select(reading => new TableCheck.Rows(reading.Expression!.Sql!))];
            Print(output, $"the same and {Compiled} checks, row by row in SQL", await MedianAsync(table, rowByRow).ConfigureAwait(false));
            Print(output, $"the same and {Compiled} compiled checks", await MedianAsync(table, [.. predicates.Select(predicate => new TableCheck.Code(predicate))]).ConfigureAwait(false));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {all / bare:0.0}"));
        }
    }

    /// <summary>The columns of numbers, each with the sorted values of the first rows.</summary>
    private static async Task<(RowColumn Column, double[] Sorted)[]> NumbersAsync(string path, RowColumn[] columns)
    {
        RowColumn[] numbers = [.. columns.Where(column => column.Type is ColumnType.Integer or ColumnType.Number)];
        List<double>[] values = [.. numbers.Select(_ => new List<double>())];
        ITable table = await new DuckTableEngine().OpenAsync(new TableSource.File(Path.GetFullPath(path)), CancellationToken.None).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            DbDataReader reader = await table.ReadAsync(null, CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (int row = 0; row < Sample && await reader.ReadAsync().ConfigureAwait(false); row++)
                {
                    for (int i = 0; i < numbers.Length; i++)
                    {
                        object value = reader.GetValue(Array.IndexOf(columns, numbers[i]));
                        if (value is not DBNull)
                        {
                            values[i].Add(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                        }
                    }
                }
            }
        }

        return [.. numbers.Zip(values, (column, seen) => (column, (double[])[.. seen.Order()])).Where(each => each.Item2.Length > 0)];
    }

    /// <summary>
    /// A condition whose limits lie among the values, between the 2nd and the 98th hundredth: no part of the file can be
    /// answered from its own statistics.
    /// </summary>
    private static string Expression((RowColumn Column, double[] Sorted)[] numbers, int number)
    {
        (RowColumn column, double[] sorted) = numbers[number % numbers.Length];
        double share = 0.02 + (0.96 * number / Count);
        double limit = Math.Floor(sorted[(int)(share * (sorted.Length - 1))]);
        double low = Math.Floor(sorted[(int)(share * 0.5 * (sorted.Length - 1))]);
        return number % 2 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"row.{column.Property} > {limit:0}")
            : string.Create(CultureInfo.InvariantCulture, $"row.{column.Property} is > {low:0} and < {limit + 1:0}");
    }

    private static async Task<TimeSpan> MedianAsync(ICheckTable table, IReadOnlyList<TableCheck> checks)
    {
        List<TimeSpan> times = [];
        for (int i = 0; i < Repeats; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            await table.RunAsync(checks, CancellationToken.None).ConfigureAwait(false);
            times.Add(watch.Elapsed);
        }

        return times.Order().ElementAt(Repeats / 2);
    }

    private static void Print(TextWriter output, string what, TimeSpan time) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds,8:0} ms  {what}"));
}
