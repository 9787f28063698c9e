using System.Security.Cryptography;
using LibGit2Sharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Reproduce;

/// <summary>A repository with a small notebook; where it imports code, stamped with an uncommitted change and an untracked file.</summary>
internal sealed class SmallResearch : IDisposable
{
    public const string Notebook = "research/a.ipynb";

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("mlops-e2e-tmp-");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("mlops-e2e-home-");

    public SmallResearch()
    {
        LibGit2Sharp.Repository.Init(Repository.Folder);
        Repository.Write("research/scale.csx", "int Scale(int x) => x;\n");
        Repository.Write("research/data.csv", "origin,late\nORD,0.21\nDFW,0.19\nATL,0.18\n");
    }

    /// <summary>The cells that read data and import code, before the pin.</summary>
    public static IReadOnlyList<string> Cells { get; } =
    [
        "#!import scale.csx\n#!import extra.csx\nScale(Extra(21))",
        "#!mlops-snapshot data.csv --name late",
        "using System.Globalization;\nFile.ReadLines(\"data.csv\").Skip(1).Select(line => line.Split(',')).Select(cells => new { Origin = cells[0], Late = double.Parse(cells[1], CultureInfo.InvariantCulture) / 3 })",
        "Console.WriteLine($\"{CultureInfo.CurrentCulture.Name} {1234.5:N1} {new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc).ToLocalTime():HH:mm}\");\nConsole.WriteLine(Environment.CurrentDirectory);\nConsole.WriteLine(Guid.NewGuid());\nConsole.WriteLine(DateTime.UtcNow.ToString(\"o\"));",
    ];

    public TemporaryRepository Repository { get; } = TemporaryRepository.Bare();

    public string Folder => Repository.Folder;

    /// <summary>Where the tool puts temporary files: this test's own, so that it sees what is left.</summary>
    public string Temporary => _temporary.FullName;

    /// <summary>The user's home for runs that ask for one: empty at first.</summary>
    public string Home => _home.FullName;

    public Dictionary<string, string> Environment => new()
    {
        ["TMPDIR"] = Temporary,
        ["TMP"] = Temporary,
        ["TEMP"] = Temporary,
    };

    /// <summary>Folders of reproductions that are there.</summary>
    public IReadOnlyList<string> Left => [.. Directory.GetDirectories(Temporary, "mlops-reproduce-*"), .. Directory.GetDirectories(Path.Combine(Folder, ".git"), "worktrees")];

    /// <summary>Runs and stamps the notebook in German and in Berlin, then commits the stamp, and not what was uncommitted.</summary>
    public Task StampAsync(params string[] cells) => StampAsync(Repository.Commit, cells);

    /// <summary>The same, committed in another way.</summary>
    public async Task StampAsync(Action<string> commit, params string[] cells)
    {
        Repository.Write(Notebook, Notebooks.OfCode([.. cells, "#!mlops-pin --question \"Does it reproduce?\""]));
        commit("Add the research");
        if (cells.Contains(Cells[0]))
        {
            Repository.Write("research/scale.csx", "int Scale(int x) => 2 * x;\n");
            Repository.Write("research/extra.csx", "int Extra(int x) => x + 1;\n");
        }

        Dictionary<string, string> environment = Environment;
        environment["LANG"] = "de_DE.UTF-8";
        environment["LC_ALL"] = "de_DE.UTF-8";
        environment["TZ"] = "Europe/Berlin";
        (await ToolRun.With(environment, Folder, "run", Notebook, "--in-place")).Exits(0);
        Repository.Write("research/scale.csx", "int Scale(int x) => x;\n");
        File.Delete(Path.Combine(Folder, "research", "extra.csx"));
        commit("Stamp it");
    }

    /// <summary>All has moved on: data and code committed anew, staged, unstaged, stashed and untracked changes.</summary>
    public void MoveOn()
    {
        Repository.Write("research/data.csv", "origin,late\nORD,0.99\n");
        Repository.Write("research/scale.csx", "int Scale(int x) => 0;\n");
        Repository.Commit("Move on");
        using Repository git = new(Folder);
        Repository.Write("research/scale.csx", "int Scale(int x) => 1;\n");
        git.Stashes.Add(new Signature("A", "a@example.org", new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)), "later");
        Repository.Write("staged.txt", "staged\n");
        Commands.Stage(git, "staged.txt");
        Repository.Write("staged.txt", "and changed\n");
        Repository.Write("untracked.txt", "untracked\n");
    }

    public Task<ToolRun> ReproduceAsync(params string[] arguments) =>
        ToolRun.With(Environment, Folder, ["reproduce", Notebook, "--yes", .. arguments]);

    /// <summary>
    /// Every file of the user's: working tree, index, HEAD, branches, stash, configuration. Git's objects and ours are
    /// only ever added to.
    /// </summary>
    public IReadOnlyDictionary<string, string> Everything() => Directory.EnumerateFiles(Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(path => (Path: Path.GetRelativePath(Folder, path).Replace('\\', '/'), Bytes: File.ReadAllBytes(path)))
        .Where(file => !file.Path.StartsWith(".git/objects/", StringComparison.Ordinal) && !file.Path.StartsWith(".git/mlops/", StringComparison.Ordinal))
        .ToDictionary(file => file.Path, file => Convert.ToHexString(SHA256.HashData(file.Bytes)));

    public void Dispose()
    {
        Repository.Dispose();
        _temporary.Delete(recursive: true);
        _home.Delete(recursive: true);
    }
}
