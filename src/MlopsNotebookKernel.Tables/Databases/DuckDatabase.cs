using System.Globalization;
using DuckDB.NET.Data;

namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>
/// A database of one table's own, in memory: nothing is shared, nothing downloaded, memory is bounded and overflows to
/// a temporary folder, times are UTC. Each piece of work takes a connection of its own, so several may run at once.
/// </summary>
internal sealed class DuckDatabase : IDisposable
{
    private const long Mebibyte = 1L << 20;
    private readonly DuckDBConnection _root;
    private readonly string _overflow;

    private DuckDatabase(DuckDBConnection root, string overflow)
    {
        _root = root;
        _overflow = overflow;
    }

    /// <summary>Opens an empty database.</summary>
    /// <param name="folder">Where relative paths in functions such as <c>read_csv</c> start; null for the current folder.</param>
    /// <param name="isFenced">Whether <see cref="Fence"/> is to follow, which locks the settings; else they are locked at once.</param>
    internal static DuckDatabase Open(string? folder = null, bool isFenced = false)
    {
        string overflow = Path.Combine(Path.GetTempPath(), $"mlops-tables-{Guid.NewGuid():N}");
        DuckDBConnection root = new("DataSource=:memory:");
        try
        {
            root.Open();
            DuckDatabase database = new(root, overflow);
            using DuckSession session = new(root, owned: false);
            foreach (string setting in Settings(overflow, folder, isFenced))
            {
                session.Execute($"SET GLOBAL {setting}", CancellationToken.None);
            }

            return database;
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes every file away from what runs from now on, and extensions and the network with them: it reads what is
    /// loaded already, and one more file where it is named, and writes nothing but its overflow.
    /// </summary>
    /// <param name="readable">Absolute path of the file that can still be read; null for none.</param>
    internal void Fence(string? readable = null)
    {
        using DuckSession session = new(_root, owned: false);
        if (readable is not null)
        {
            // The path as it is, and as functions are given it.
            string paths = string.Join(", ", new[] { Sql.Text(readable), Sql.Path(readable) }.Distinct());
            session.Execute($"SET GLOBAL allowed_paths = [{paths}]", CancellationToken.None);
        }

        session.Execute("SET GLOBAL enable_external_access = false", CancellationToken.None);
        session.Execute("SET GLOBAL lock_configuration = true", CancellationToken.None);
    }

    /// <summary>Absolute path of a file that takes what need not be in memory; it goes with the database.</summary>
    /// <param name="name">The file's name.</param>
    internal string Spill(string name) => Path.Combine(Directory.CreateDirectory(_overflow).FullName, name);

    /// <summary>A connection of its own to this database.</summary>
    internal DuckSession Connect()
    {
        DuckDBConnection connection = _root.Duplicate();
        connection.Open();
        return new DuckSession(connection, owned: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _root.Dispose();
        if (Directory.Exists(_overflow))
        {
            Directory.Delete(_overflow, recursive: true);
        }
    }

    private static IEnumerable<string> Settings(string overflow, string? folder, bool isFenced)
    {
        // Half of what the machine (or its container) grants, and no more than 4 GiB: the notebook needs memory too.
        long memory = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, 256 * Mebibyte, 4096 * Mebibyte);
        yield return string.Create(CultureInfo.InvariantCulture, $"memory_limit = '{memory / Mebibyte}MiB'");
        yield return $"temp_directory = {Sql.Text(overflow)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"threads = {Math.Max(1, Environment.ProcessorCount)}");
        yield return "preserve_insertion_order = true";
        yield return "autoinstall_known_extensions = false";
        yield return "autoload_known_extensions = false";
        yield return "TimeZone = 'UTC'";
        if (folder is not null)
        {
            yield return $"file_search_path = {Sql.Text(folder)}";
        }

        if (!isFenced)
        {
            yield return "lock_configuration = true";
        }
    }
}
