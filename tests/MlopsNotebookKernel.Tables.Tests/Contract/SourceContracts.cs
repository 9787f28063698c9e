using System.Data;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class CsvContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.csv", SampleRow.Csv("\n", quoteAll: false, "R")));
}

/// <summary>The same values as another program saves them: all quoted, Windows line ends, another form of numbers.</summary>
public sealed class ResavedCsvContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.csv", "\uFEFF" + SampleRow.Csv("\r\n", quoteAll: true, "E16")));
}

public sealed class ParquetContract : TableContract
{
    protected override TableSource Source(string folder)
    {
        string path = Path.Combine(folder, "it's [a] sample*.parquet".Replace("*", OperatingSystem.IsWindows() ? "" : "*", StringComparison.Ordinal));
        using DuckDB.NET.Data.DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDB.NET.Data.DuckDBCommand command = connection.CreateCommand();
        string csv = Saved(folder, "sample.csv", SampleRow.Csv("\n", quoteAll: false, "R"));
        command.CommandText = $"""
            COPY (SELECT "Truth", CAST("Whole" AS INTEGER) AS "Whole", "Fraction", CAST("Word" AS VARCHAR) AS "Word", CAST("Moment" AS TIMESTAMP) AS "Moment"
                FROM read_csv('{csv}', header = true, quote = '"', escape = '"', delim = ',')) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, ROW_GROUP_SIZE 2048)
            """;
        command.ExecuteNonQuery();
        return new TableSource.File(path);
    }
}

public sealed class JsonLinesContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.jsonl", string.Concat(Objects().Select(row => row + "\n"))));

    internal static IEnumerable<string> Objects() => SampleRow.All.Select(row => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["Truth"] = row.Truth,
        ["Whole"] = row.Whole,
        ["Fraction"] = double.IsNaN(row.Fraction) ? null : row.Fraction,
        ["Word"] = row.Word,
        ["Moment"] = row.Moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    }));
}

public sealed class JsonArrayContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.json", $"[{string.Join(",\n", JsonLinesContract.Objects())}]"));
}

public sealed class RecordContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(SampleRow.All, "sample");
}

/// <summary>A deferred query of anonymous objects with narrower types.</summary>
public sealed class AnonymousContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(
        SampleRow.All.Select(row => new
        {
            row.Truth,
            Whole = (int?)row.Whole,
            Fraction = double.IsNaN(row.Fraction) ? (double?)null : row.Fraction,
            row.Word,
            Moment = new DateTimeOffset(row.Moment, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(5)),
        }),
        "sample");
}

public sealed class ObjectsContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(SampleRow.All.Cast<object>().ToArray(), "sample");
}

public sealed class DictionaryContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(
        SampleRow.All.Select(row => new Dictionary<string, object?>
        {
            ["Truth"] = row.Truth,
            ["Whole"] = (short)row.Whole == row.Whole ? (short)row.Whole : row.Whole,
            ["Fraction"] = double.IsNaN(row.Fraction) ? null : row.Fraction,
            ["Word"] = row.Word,
            ["Moment"] = row.Moment,
        }).ToList(),
        "sample");
}

public class DataTableContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(Table(), "sample");

    protected static DataTable Table()
    {
        DataTable table = new() { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("Truth", typeof(bool));
        table.Columns.Add("Whole", typeof(int));
        table.Columns.Add("Fraction", typeof(double));
        table.Columns.Add("Word", typeof(string));
        table.Columns.Add("Moment", typeof(DateTime));
        foreach (SampleRow row in SampleRow.All)
        {
            table.Rows.Add(row.Truth, (int)row.Whole, double.IsNaN(row.Fraction) ? DBNull.Value : row.Fraction, row.Word, row.Moment);
        }

        return table;
    }
}

public sealed class DataReaderContract : DataTableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(Table().CreateDataReader(), "sample");
}

/// <summary>A data view of ML.NET's own, by way of its own loader.</summary>
public sealed class DataViewContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.Rows(new MLContext(seed: 1).Data.LoadFromEnumerable(SampleRow.All), "sample");
}

/// <summary>A data view whose ML.NET lives in a load context of its own, as a notebook's does.</summary>
public sealed class ForeignDataViewContract : TableContract
{
    private static readonly Assembly Foreign = Load();

    [Fact]
    public void Load_MachineLearning_IsAnotherThanOurs() =>
        Assert.NotSame(typeof(MLContext), Foreign.GetType(typeof(MLContext).FullName!));

    protected override TableSource Source(string folder)
    {
        object context = Activator.CreateInstance(Foreign.GetType(typeof(MLContext).FullName!)!, [(int?)1])!;
        object catalogue = context.GetType().GetProperty("Data")!.GetValue(context)!;
        MethodInfo load = catalogue.GetType().GetMethods()
            .Single(method => method.Name == "LoadFromEnumerable" && method.GetParameters()[1].Name == "schemaDefinition")
            .MakeGenericMethod(typeof(SampleRow));
        return new TableSource.Rows(load.Invoke(catalogue, [SampleRow.All, null])!, "sample");
    }

    private static Assembly Load()
    {
        AssemblyLoadContext world = new("notebook");
        Assembly? Resolve(AssemblyName name)
        {
            string path = Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll");
            return name.Name!.StartsWith("Microsoft.ML", StringComparison.Ordinal) && File.Exists(path) ? world.LoadFromAssemblyPath(path) : null;
        }

        foreach (string name in new[] { "Microsoft.ML.DataView", "Microsoft.ML.Core", "Microsoft.ML.Data" })
        {
            Resolve(new AssemblyName(name));
        }

        world.Resolving += (_, name) => Resolve(name);
        return Resolve(new AssemblyName("Microsoft.ML.Data"))!;
    }
}

public sealed class DataFrameContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(
        new DataFrame(
            new PrimitiveDataFrameColumn<bool>("Truth", SampleRow.All.Select(row => row.Truth)),
            new PrimitiveDataFrameColumn<int>("Whole", SampleRow.All.Select(row => (int)row.Whole)),
            new PrimitiveDataFrameColumn<double>("Fraction", SampleRow.All.Select(row => double.IsNaN(row.Fraction) ? (double?)null : row.Fraction)),
            new StringDataFrameColumn("Word", SampleRow.All.Select(row => row.Word)),
            new PrimitiveDataFrameColumn<DateTime>("Moment", SampleRow.All.Select(row => row.Moment))),
        "sample");
}
