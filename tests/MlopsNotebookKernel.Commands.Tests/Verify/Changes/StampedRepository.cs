using System.Globalization;
using DuckDB.NET.Data;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>
/// A repository with a stamped notebook that uses all there is to use: a CSV and a Parquet table, packages asked for, floating
/// and brought by others, a project by what it builds, imported code of its own and of a submodule, seeded random numbers, and
/// a file by a path that code computes. Made once; each row of the table of changes gets a copy.
/// </summary>
public sealed class StampedRepository : IAsyncLifetime
{
    public const string Notebook = "research.ipynb";
    public const string Stamp = ".mlops/pins/research.ipynb.pin.json";
    public const string Csv = "data/flights.csv";
    public const string Parquet = "data/weather.parquet";
    public const string Stations = "data/stations.csv";
    public const string Helper = "tools/helper.csx";
    public const string Module = "vendor/shared";
    public const string Shared = Module + "/shared.csx";
    public const string Project = "src/FlightLib/FlightLib.csproj";
    public const string Loader = "src/FlightLib/Loader.cs";
    public const string Outside = "README.md";

    /// <summary>The culture that the notebook is stamped in.</summary>
    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops changes ");

    private string Original => Path.Combine(_root.FullName, "research");

    /// <summary>Where the submodule was cloned from.</summary>
    private string Library => Path.Combine(_root.FullName, "library");

    public async Task InitializeAsync()
    {
        CultureInfo.CurrentCulture = Culture;
        Directory.CreateDirectory(Library);
        using (ResearchRig library = new(at: Library))
        {
            library.Git("init", "-q", "-b", "main", "--template=");
            library.Write("shared.csx", "int Shared() => 1;\n");
            library.Write("notes.md", "About the library.\n");
            library.Commit("Library");
        }

        Directory.CreateDirectory(Original);
        using ResearchRig rig = new(at: Original);
        rig.Git("init", "-q", "-b", "main", "--template=");
        rig.Write(".gitignore", "bin/\nobj/\n");
        rig.Write(Outside, "About the research.\n");
        rig.Write(Csv, "origin,delay\nONT,12\nSFO,-3\nLAX,40\nONT,7\n");
        Table(rig.PathOf(Parquet), "(1, 0.5, 'dry'), (2, 3.25, 'rain'), (3, 0.0, 'dry')");
        rig.Write(Stations, "origin,elevation\nONT,288\nSFO,4\nLAX,38\n");
        File.SetLastWriteTimeUtc(rig.PathOf(Stations), DateTime.UtcNow.AddDays(-1));
        rig.Write(Helper, "// How late is late.\nint Late() => 15;\n");
        rig.Write(Project, "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <Version>1.0.0</Version>\n  </PropertyGroup>\n</Project>\n");
        rig.Write(Loader, "namespace FlightLib;\n\npublic static class Loader\n{\n    private const int Least = 15;\n\n    public static int Load(string path) => path.Length;\n\n    public static bool IsLate(int delay) => delay > Least;\n}\n");
        rig.Git("-c", "protocol.file.allow=always", "submodule", "add", "-q", Library, Module);
        rig.Save(
            Notebook,
            "#r \"nuget: CsvHelper, 33.0.0\"\n#r \"nuget: Deedle\"\n// how rows are read\nusing CsvHelper;",
            "#r \"src/FlightLib/bin/Debug/net10.0/FlightLib.dll\"\n#!import tools/helper.csx\n#!import vendor/shared/shared.csx",
            "#!mlops-snapshot data/flights.csv --name flights",
            "#!mlops-snapshot data/weather.parquet --name weather",
            "const int Seed = 1;\nvar random = new Random(Seed);",
            "var late = 15; // minutes",
            "#!mlops-pin --question \"Which flights arrive late?\"",
            "Loader.Load(\"x\")",
            "late + 1",
            "File.ReadLines(Path.Combine(\"data\", kind + \".csv\")).Count()");
        rig.Opens["kind + "] = Stations;
        rig.Packages.AddRange(Packages());
        await rig.TerminalAsync(SnapshotCommand.Definition, Stations, "--name", "stations");
        rig.Commit("Data and notebook");
        await rig.RunAsync(Notebook);
        rig.Commit("Executed");
    }

    /// <summary>What the notebook's packages resolve to, with one of them in another version.</summary>
    public static IReadOnlyList<ResolvedPackage> Packages(string csvHelper = "33.0.0", string deedle = "3.0.0", string fsharp = "9.0.100", string content = "") =>
    [
        new("CsvHelper", csvHelper, "33.0.0", "hash-of-csvhelper" + content, "nuget.org", []),
        new("Deedle", deedle, "", "hash-of-deedle", "nuget.org", ["FSharp.Core"]),
        new("FSharp.Core", fsharp, null, "hash-of-fsharp", "nuget.org", []),
    ];

    /// <summary>Writes the table of the Parquet file.</summary>
    public static void Table(string path, string rows, string columns = "day, rain, sky", string types = "day::BIGINT AS day, rain::DOUBLE AS rain, sky::VARCHAR AS sky", string options = "")
    {
        File.Delete(path);
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT {types} FROM (VALUES {rows}) AS rows({columns})) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet{options})";
        command.ExecuteNonQuery();
    }

    /// <summary>A copy to change; whoever asks removes it.</summary>
    public RepositoryCopy Copy() => new(Original);

    public Task DisposeAsync()
    {
        RepositoryCopy.Remove(_root);
        return Task.CompletedTask;
    }
}
