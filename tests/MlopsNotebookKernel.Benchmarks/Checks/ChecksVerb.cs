using System.Diagnostics;
using System.Globalization;
using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Checks;

namespace MlopsNotebookKernel.Benchmarks.Checks;

/// <summary>Times a thousand checks over a Parquet file in one pass, beside the bare scan of the same columns.</summary>
internal static class ChecksVerb
{
    private const int Count = 1000;
    private const int Compiled = 20;
    private const int Repeats = 5;

    /// <summary>Runs and prints medians.</summary>
    /// <param name="path">A Parquet file with a column of whole numbers at least.</param>
    /// <param name="output">Takes the figures.</param>
    public static async Task RunAsync(string path, TextWriter output)
    {
        ICheckTable table = await new DuckCheckEngine().OpenAsync(new TableSource.File(Path.GetFullPath(path)), CancellationToken.None).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            RowColumn[] columns = [.. table.Columns.Select(column => new RowColumn($"P{column.Name}", column.Name, column.Type, false))];
            RowColumn[] numbers = [.. columns.Where(column => column.Type is ColumnType.Integer or ColumnType.Number)];
            (string, IReadOnlyList<RowColumn>)[] written = [.. Enumerable.Range(0, Count).Select(i => (Expression(numbers, i), (IReadOnlyList<RowColumn>)columns))];
            RowExpressions expressions = new();
            Stopwatch watch = Stopwatch.StartNew();
            IReadOnlyList<RowReading> readings = expressions.Read(written);
            Print(output, $"reading {Count} C# expressions and saying them in SQL", watch.Elapsed);
            TableCheck[] checks = [.. readings.Select(reading => new TableCheck.Rows(reading.Expression!.Sql!))];
            watch.Restart();
            IReadOnlyList<IRowPredicate> predicates = expressions.Compile([.. readings.Take(Compiled).Select(reading => (reading.Expression!, (IReadOnlyList<RowColumn>)columns))]);
            Print(output, $"compiling {Compiled} of them", watch.Elapsed);

            TablePass pass = await table.RunAsync([], CancellationToken.None).ConfigureAwait(false);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pass.Rows} rows, {columns.Length} columns"));
            TimeSpan bare = await MedianAsync(table, []).ConfigureAwait(false);
            TimeSpan all = await MedianAsync(table, checks).ConfigureAwait(false);
            Print(output, "bare scan: rows, present values, latest moments", bare);
            Print(output, $"the same and {Count} checks", all);
            Print(output, $"the same and {Compiled} compiled checks", await MedianAsync(table, [.. predicates.Select(predicate => new TableCheck.Code(predicate))]).ConfigureAwait(false));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {all / bare:0.0}"));
        }
    }

    private static string Expression(RowColumn[] numbers, int number)
    {
        RowColumn column = numbers[number % numbers.Length];
        return number % 2 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"row.{column.Property} > {-2000 - number}")
            : string.Create(CultureInfo.InvariantCulture, $"row.{column.Property} is > {-2000 - number} and < {90_000 + number}");
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
