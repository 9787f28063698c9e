using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Reproduce;

/// <summary>The time machine on a small notebook.</summary>
public sealed class ReproduceTests : IDisposable
{
    private readonly SmallResearch _research = new();

    public void Dispose() => _research.Dispose();

    [Fact]
    public async Task Reproduce_AllHasMovedOn_StandsWhereTheyStoodAndTouchesNothing()
    {
        await _research.StampAsync([.. SmallResearch.Cells]);
        _research.MoveOn();
        IReadOnlyDictionary<string, string> before = _research.Everything();

        ToolRun run = (await _research.ReproduceAsync("--format", "json")).Exits(0);

        using JsonDocument result = JsonDocument.Parse(run.Output);
        Assert.Equal("mlops.reproduce-result/1", result.RootElement.GetProperty("schema").GetString());
        Assert.Equal("Reproduced: all 5 cells are identical.", result.RootElement.GetProperty("summary").GetString());
        Assert.Equal(["research/extra.csx", "research/scale.csx"], Texts(result.RootElement.GetProperty("changes")));
        Assert.Equal(["paths", "random ids", "the time of the run"], Texts(result.RootElement.GetProperty("cells")[3].GetProperty("comparison").GetProperty("masked")));
        Assert.Contains("cell 3 of 5", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _research.Everything());
        Assert.Empty(_research.Left);
    }

    [Fact]
    public async Task Reproduce_StoredOutputsThatAreOthers_AreToldByRowAndColumnAndByTheTolerance()
    {
        await _research.StampAsync(SmallResearch.Cells[1], SmallResearch.Cells[2], "1.0 / 3");
        string notebook = Path.Combine(_research.Folder, SmallResearch.Notebook);
        string saved = File.ReadAllText(notebook);
        Assert.Contains("0.06333", saved, StringComparison.Ordinal);
        File.WriteAllText(notebook, saved.Replace("0.06333", "0.07333", StringComparison.Ordinal).Replace("0.3333333333333333", "0.3333333333333999", StringComparison.Ordinal));

        ToolRun run = (await _research.ReproduceAsync("--format", "json", "--html", "artifacts/page.html", "--output", "artifacts/b.ipynb")).Exits(1);

        using JsonDocument result = JsonDocument.Parse(run.Output);
        JsonElement cells = result.RootElement.GetProperty("cells");
        Assert.StartsWith("Different: cell 2", result.RootElement.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(["identical", "different", "withinTolerance", "identical"], cells.EnumerateArray().Select(cell => cell.GetProperty("comparison").GetProperty("verdict").GetString()!));
        JsonElement difference = Assert.Single(cells[1].GetProperty("comparison").GetProperty("differences").EnumerateArray());
        Assert.Equal("row 2, column Late", difference.GetProperty("place").GetString());
        Assert.StartsWith("0.07333", difference.GetProperty("stored").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("0.06333", difference.GetProperty("now").GetString(), StringComparison.Ordinal);
        Assert.Equal("the stored output is not the one stamped, and this run gave the stamped one", cells[1].GetProperty("note").GetString());
        Assert.Contains("0.06333", Notebooks.TextOf(Path.Combine(_research.Folder, "artifacts", "b.ipynb"), 1), StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(_research.Folder, "artifacts", "page.html"));
        Assert.Contains("<p class=\"compared\">Stored</p>", page, StringComparison.Ordinal);
        Assert.Contains("row 2, column Late", page, StringComparison.Ordinal);

        Assert.Contains("4 cells, 2 identical, 2 the same within 0.2", (await _research.ReproduceAsync("--tolerance", "0.2")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_EditedSince_TakesTheCommittedNotebookAndWithoutOneTheStampsOwnCode()
    {
        await _research.StampAsync("Console.Write(6 * 7);");
        _research.Repository.Write(SmallResearch.Notebook, Notebooks.OfCode("Console.Write(6 * 8);"));

        ToolRun committed = (await _research.ReproduceAsync()).Exits(0);
        Assert.Contains("as committed earlier", committed.Output, StringComparison.Ordinal);
        Assert.Contains("all 2 cells are identical", committed.Output, StringComparison.Ordinal);

        _research.Repository.Write("research/b.ipynb", Notebooks.OfCode("Console.Write(6 * 8);"));
        string stamp = File.ReadAllText(Path.Combine(_research.Folder, ".mlops", "pins", "research", "a.ipynb.pin.json"));
        _research.Repository.Write(".mlops/pins/research/b.ipynb.pin.json", stamp.Replace("research/a.ipynb", "research/b.ipynb", StringComparison.Ordinal));
        ToolRun made = (await ToolRun.With(_research.Environment, _research.Folder, "reproduce", "research/b.ipynb", "--yes")).Exits(0);
        Assert.Contains("the stamp's copy of its code", made.Output, StringComparison.Ordinal);
        Assert.Contains("compared by the digest", made.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_Dib_ComparesTheDigestsInTheStamp()
    {
        _research.Repository.Write("a.dib", "#!csharp\n\nConsole.Write(6 * 7);\n\n#!csharp\n\n#!mlops-pin --question \"Does it?\"\n");
        _research.Repository.Commit("Add it");
        (await ToolRun.With(_research.Environment, _research.Folder, "run", "a.dib")).Exits(0);

        ToolRun run = (await ToolRun.With(_research.Environment, _research.Folder, "reproduce", "a.dib", "--yes")).Exits(0);

        Assert.Contains("compared by the digest", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("1 identical, 1 with nothing stored to compare", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_WhatCannotBeHad_IsNamedAtOnceBeforeAnythingRuns()
    {
        string witness = Path.Combine(_research.Temporary, "witness");
        await _research.StampAsync([$"File.AppendAllText(@\"{witness}\", \"ran\");", .. SmallResearch.Cells]);
        File.Delete(witness);
        _research.Repository.Write("research/data.csv", "origin,late\nORD,0.99\n");
        string pin = Path.Combine(_research.Folder, ".mlops", "pins", "research", "a.ipynb.pin.json");
        string stamp = File.ReadAllText(pin);
        File.WriteAllText(pin, stamp
            .Replace("\"packages\": []", "\"packages\": [ { \"id\": \"No.Such.Package.Of.That.Name\", \"version\": \"1.2.3\", \"requested\": \"1.2.3\", \"sha512\": \"AAAA\", \"source\": \"feed\", \"dependencies\": [] } ]", StringComparison.Ordinal)
            .Replace("\"dotNet\": \".NET 10", "\"dotNet\": \".NET 9", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(_research.Folder, ".git", "mlops"), recursive: true);

        ToolRun run = (await _research.ReproduceAsync("--format", "json")).Exits(3);

        Assert.True(run.Output.Length > 0, run.Error);
        using JsonDocument result = JsonDocument.Parse(run.Output);
        Assert.Equal("missing", result.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(["source", "source", "runtime", "package"], result.RootElement.GetProperty("obstacles").EnumerateArray().Select(obstacle => obstacle.GetProperty("kind").GetString()!));
        Assert.All(result.RootElement.GetProperty("obstacles").EnumerateArray(), obstacle => Assert.NotEmpty(obstacle.GetProperty("remedy").GetString()!));
        Assert.False(File.Exists(witness));
        Assert.Empty(_research.Left);
    }

    /// <summary>A file that is read where a snapshot was taken from is stamped as a file; its bytes are the snapshot's, wherever that is named.</summary>
    [Fact]
    public async Task Reproduce_NeverCommittedFileThatASnapshotKeeps_IsRebuiltFromIt()
    {
        _research.Repository.Write(".gitignore", "*.csv\n");
        (await ToolRun.With(_research.Environment, _research.Folder, "snapshot", "research/data.csv", "--name", "late")).Exits(0);
        await _research.StampAsync("File.ReadLines(\"data.csv\").Count()");
        File.Delete(Path.Combine(_research.Folder, "research", "data.csv"));

        Assert.Matches("mlops restore late@[0-9a-f]{12} --to research/data.csv", (await ToolRun.With(_research.Environment, _research.Folder, "verify", SmallResearch.Notebook)).Exits(1).Output);
        Assert.Contains("all 2 cells are identical", (await _research.ReproduceAsync()).Exits(0).Output, StringComparison.Ordinal);

        Directory.Delete(Path.Combine(_research.Folder, ".mlops", "snapshots"), recursive: true);
        _research.Repository.Commit("Forget the snapshot");
        Assert.Contains("all 2 cells are identical", (await _research.ReproduceAsync()).Exits(0).Output, StringComparison.Ordinal);

        Directory.Delete(Path.Combine(_research.Folder, ".git", "mlops"), recursive: true);
        ToolRun gone = (await _research.ReproduceAsync("--format", "json")).Exits(3);
        using JsonDocument result = JsonDocument.Parse(gone.Output);
        JsonElement obstacle = Assert.Single(result.RootElement.GetProperty("obstacles").EnumerateArray());
        Assert.Matches("^The bytes of data.csv of snapshot late@[0-9a-f]{12} are neither in", obstacle.GetProperty("text").GetString());
        Assert.Contains("mlops push", obstacle.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Empty(_research.Left);
    }

    [Fact]
    public async Task Reproduce_CommitThatTheCloneLacks_IsNamedWithHowToGetIt()
    {
        await _research.StampAsync("6 * 7");
        using TemporaryRepository clone = TemporaryRepository.Bare();
        LibGit2Sharp.Repository.Clone(_research.Folder, clone.Folder);
        string pin = Path.Combine(clone.Folder, ".mlops", "pins", "research", "a.ipynb.pin.json");
        File.WriteAllText(pin, Regex.Replace(File.ReadAllText(pin), "\"commit\": \"[0-9a-f]{4}", "\"commit\": \"0000"));

        ToolRun run = (await ToolRun.With(_research.Environment, clone.Folder, "reproduce", SmallResearch.Notebook, "--yes", "--format", "json")).Exits(3);

        Assert.Contains("This clone does not have commit 0000", run.Output, StringComparison.Ordinal);
        Assert.Contains("git fetch origin 0000", run.Output, StringComparison.Ordinal);
    }

    [ToolFact("git")]
    public async Task Reproduce_Submodule_IsCheckedOutWhereItStood()
    {
        using TemporaryRepository library = TemporaryRepository.Bare();
        LibGit2Sharp.Repository.Init(library.Folder);
        library.Write("lib.csx", "int Twice(int x) => 2 * x;\n");
        library.Commit("Twice");
        Git(_research.Folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.Folder, "lib");
        await _research.StampAsync(
            subject =>
            {
                // libgit2 stages no submodule by a pattern.
                Git(_research.Folder, "add", "-A");
                Git(_research.Folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", subject);
            },
            "#!import ../lib/lib.csx\nTwice(21)");
        _research.Repository.Write("lib/lib.csx", "int Twice(int x) => 0;\n");
        Git(Path.Combine(_research.Folder, "lib"), "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "Nothing");

        ToolRun run = (await _research.ReproduceAsync("--format", "json")).Exits(0);
        Assert.Contains("all 2 cells are identical", run.Output, StringComparison.Ordinal);
        Assert.Empty(_research.Left);
        Assert.False(Directory.Exists(Path.Combine(_research.Folder, ".git", "modules", "lib", "worktrees")));

        using TemporaryRepository clone = _research.Repository.Clone();
        ToolRun missing = (await ToolRun.With(_research.Environment, clone.Folder, "reproduce", SmallResearch.Notebook, "--yes", "--format", "json")).Exits(3);
        Assert.Contains("git submodule update --init --recursive lib", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_CellRefersToWhatAProjectBuilds_BuildsItAtTheStampedCommit()
    {
        const string project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n";
        const string source = "namespace Late;\n\npublic static class Limit\n{\n    public static int Minutes => 15;\n}\n";
        _research.Repository.Write(".gitignore", "bin/\nobj/\n");
        _research.Repository.Write("src/Late/Late.csproj", project);
        _research.Repository.Write("src/Late/Limit.cs", source);
        Run("dotnet", _research.Folder, "build", "src/Late/Late.csproj", "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        await _research.StampAsync("#r \"../src/Late/bin/Debug/net10.0/Late.dll\"\nLate.Limit.Minutes");
        _research.Repository.Write("src/Late/Limit.cs", source.Replace("15", "30", StringComparison.Ordinal));
        _research.Repository.Commit("Move on");
        Directory.Delete(Path.Combine(_research.Folder, "src", "Late", "bin"), recursive: true);
        IReadOnlyDictionary<string, string> before = _research.Everything();

        ToolRun run = (await _research.ReproduceAsync("--format", "json")).Exits(0);

        using JsonDocument result = JsonDocument.Parse(run.Output);
        Assert.Equal("Reproduced: all 2 cells are identical.", result.RootElement.GetProperty("summary").GetString());
        Assert.Equal(["src/Late/Late.csproj"], Texts(result.RootElement.GetProperty("built")));
        Assert.Contains("building src/Late/Late.csproj", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _research.Everything());
        Assert.Empty(_research.Left);
        Assert.Contains(
            "builds src/Late/Late.csproj and runs its code",
            (await ToolRun.With(Untrusting(), _research.Folder, "reproduce", SmallResearch.Notebook)).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_ProjectThatDoesNotBuild_IsNamedWithItsErrorBeforeAnythingRuns()
    {
        string witness = Path.Combine(_research.Temporary, "witness");
        _research.Repository.Write(".gitignore", "bin/\nobj/\n");
        _research.Repository.Write("src/Late/Late.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n");
        _research.Repository.Write("src/Late/Limit.cs", "namespace Late;\n\npublic static class Limit : NoSuchType;\n");
        string assembly = Path.Combine(_research.Folder, "src", "Late", "bin", "Debug", "net10.0", "Late.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
        File.Copy(typeof(Assert).Assembly.Location, assembly);
        await _research.StampAsync($"#r \"../src/Late/bin/Debug/net10.0/Late.dll\"\nFile.AppendAllText(@\"{witness}\", \"ran\");");
        File.Delete(witness);

        ToolRun run = (await _research.ReproduceAsync("--format", "json")).Exits(3);

        using JsonDocument result = JsonDocument.Parse(run.Output);
        JsonElement obstacle = Assert.Single(result.RootElement.GetProperty("obstacles").EnumerateArray());
        Assert.Contains("src/Late/Late.csproj does not build as it was stamped: src/Late/Limit.cs(3,", obstacle.GetProperty("text").GetString()!.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("CS0246", obstacle.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("dotnet build src/Late/Late.csproj", obstacle.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(witness));
        Assert.Empty(_research.Left);
    }

    [Fact]
    public async Task Reproduce_InACellOfAnotherNotebook_ReproducesAndOfItselfIsRefused()
    {
        await _research.StampAsync("6 * 7");
        _research.Repository.Write("research/b.ipynb", Notebooks.OfCode("#!mlops-reproduce a.ipynb --yes", "using MlopsNotebookKernel;\n(await Mlops.ReproduceAsync(\"a.ipynb\", yes: true)).Summary", "#!mlops-reproduce b.ipynb --yes"));

        ToolRun run = (await ToolRun.With(_research.Environment, _research.Folder, "run", "research/b.ipynb", "--in-place")).Exits(1);

        string notebook = Path.Combine(_research.Folder, "research", "b.ipynb");
        Assert.Contains("Reproduced: all 2 cells are identical.", Notebooks.TextOf(notebook, 0), StringComparison.Ordinal);
        Assert.Contains("Reproduced: all 2 cells are identical.", Notebooks.TextOf(notebook, 1), StringComparison.Ordinal);
        Assert.Contains("MLOPS1066", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Empty(_research.Left);
    }

    [Fact]
    public async Task Reproduce_ACellFails_IsDifferentAndSaysWhatCame()
    {
        await _research.StampAsync("#!mlops-snapshot data.csv --name late", "File.ReadLines(\"data.csv\").Count()", "int zero = int.Parse(Environment.GetEnvironmentVariable(\"MLOPS_TEST_ZERO\") ?? \"1\");\n1 / zero", "2");
        Dictionary<string, string> environment = _research.Environment;
        environment["MLOPS_TEST_ZERO"] = "0";

        ToolRun run = (await ToolRun.With(environment, _research.Folder, "reproduce", SmallResearch.Notebook, "--yes")).Exits(1);

        Assert.Contains("cell 3", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 cells did not run", run.Output, StringComparison.Ordinal);
        Assert.Contains("DivideByZeroException", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_NoStamp_IsAFaultAndWrongUseIsUsage()
    {
        _research.Repository.Write("b.ipynb", Notebooks.OfCode("1"));
        _research.Repository.Commit("Add it");

        Assert.Contains("MLOPS2501", (await ToolRun.With(_research.Environment, _research.Folder, "reproduce", "b.ipynb", "--yes")).Exits(3).Error, StringComparison.Ordinal);
        Assert.Contains("MLOPS1060", (await ToolRun.With(_research.Environment, _research.Folder, "reproduce", "b.ipynb", "--tolerance", "2")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("MLOPS1060", (await ToolRun.With(_research.Environment, _research.Folder, "reproduce", "b.ipynb", "--output", "b.ipynb")).Exits(2).Error, StringComparison.Ordinal);
    }

    /// <summary>The environment of a user who trusts nothing yet.</summary>
    private Dictionary<string, string> Untrusting()
    {
        Dictionary<string, string> environment = _research.Environment;
        environment["HOME"] = _research.Home;
        environment["USERPROFILE"] = _research.Home;
        environment["XDG_CONFIG_HOME"] = Path.Combine(_research.Home, ".config");
        return environment;
    }

    private static void Git(string folder, params string[] arguments) => Run("git", folder, arguments);

    private static void Run(string program, string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());
}
