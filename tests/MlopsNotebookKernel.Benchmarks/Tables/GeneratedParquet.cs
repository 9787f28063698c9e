using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Benchmarks.Tables;

/// <summary>A Parquet file of generated rows in a temporary folder, deleted with its owner.</summary>
internal sealed class GeneratedParquet : IDisposable
{
    private static readonly string[] Carriers = ["AA", "AS", "B6", "CO", "DL", "EV", "NW", "UA", "US", "WN"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops-benchmark-");

    private GeneratedParquet() => Path = System.IO.Path.Combine(_folder.FullName, "table.parquet");

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>Writes rows of eight columns: numbers with many and few distinct values, texts, booleans, moments.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="seed">Equal seeds give equal files.</param>
    public static async Task<GeneratedParquet> WriteAsync(int rows, ulong seed)
    {
        GeneratedParquet file = new();
        ITable table = await new DuckTableEngine()
            .OpenAsync(new TableSource.Rows(Rows(rows, new SeededRandom(seed)), "rows"), CancellationToken.None)
            .ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            await table.WriteParquetAsync(file.Path, CancellationToken.None).ConfigureAwait(false);
        }

        return file;
    }

    /// <summary>Opens and profiles it.</summary>
    public async Task<TableProfile> ProfileAsync()
    {
        ITable table = await OpenAsync().ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await table.ProfileAsync(null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Opens and digests it.</summary>
    public async Task<TableDigest> DigestAsync()
    {
        ITable table = await OpenAsync().ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await table.DigestAsync(null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private Task<ITable> OpenAsync() => new DuckTableEngine().OpenAsync(new TableSource.File(Path), CancellationToken.None);

    private static IEnumerable<GeneratedRow> Rows(int rows, SeededRandom random)
    {
        DateTime start = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (int i = 0; i < rows; i++)
        {
            yield return new GeneratedRow(
                start.AddMinutes(i),
                Carriers[(int)(random.NextUniform() * Carriers.Length)],
                $"N{((int)(random.NextUniform() * 5000)).ToString(CultureInfo.InvariantCulture)}",
                (long)(random.NextUniform() * 2700),
                Math.Round(30 * random.NextNormal()),
                random.NextNormal(),
                random.NextUniform() < 0.05 ? null : -Math.Log(1 - random.NextUniform()),
                random.NextUniform() < 0.02);
        }
    }
}
