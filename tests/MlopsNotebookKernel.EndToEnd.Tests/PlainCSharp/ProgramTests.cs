namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>The commands in programs that use the package.</summary>
[Collection(nameof(PackedPackageUser))]
public sealed class ProgramTests(PackedPackage package) : IDisposable
{
    private const string Package = "<PackageReference Include=\"MlopsNotebookKernel\" Version=\"*\" />";
    private readonly ProgramRepository _repository = new(package);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Program_BuiltThenPublished_RunsTheCommandsInItsFolder()
    {
        _repository.WriteProject("Program.csproj", "<OutputType>Exe</OutputType>", Package);
        _repository.Write("Program.cs", """
            using MlopsNotebookKernel;

            Row[] rows = [.. Enumerable.Range(0, 400).Select(row => new Row(row % 3 == 0 ? "ONT" : "SFO", row % 40))];
            Row[] later = [.. rows.Select(row => row with { Delay = row.Delay + 30 })];
            try
            {
                Console.WriteLine(await Mlops.SnapshotAsync(rows, name: "rows"));
                MlopsResult same = await Mlops.DriftAsync("rows", rows);
                MlopsResult moved = await Mlops.DriftAsync("rows", later);
                Console.WriteLine($"same {same.Answer}, moved {moved.Answer}, chart {moved.ToHtml().Contains("<svg")}, json {moved.Json?[0]}");
                await Mlops.RestoreAsync("rows", @as: "january");
            }
            catch (MlopsFaultException fault)
            {
                Console.WriteLine($"{fault.Code}|{fault.Description}|{fault.Remedy}");
            }

            internal sealed record Row(string Origin, int Delay);
            """);
        await _repository.BuildAsync("publish", "--output", Path.Combine(_repository.Folder, "published"));

        AssertRan(await _repository.RunAsync("bin/Debug/net10.0/Program.dll"));

        // Elsewhere there is no folder of NuGet's; the package's own says what to bring instead.
        string closure = Path.Combine(_repository.Folder, "published", "closure");
        Directory.Move(_repository.Closure, closure);
        AssertRan(await _repository.RunAsync("published/Program.dll"));

        Directory.Move(closure, closure + "-forgotten");
        string forgotten = await _repository.RunAsync("published/Program.dll");
        Assert.StartsWith("MLOPS1013|", forgotten, StringComparison.Ordinal);
        Assert.Contains(closure, forgotten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_OfALibraryThatUsesThePackage_FindsItsFiles()
    {
        _repository.WriteProject("Library/Library.csproj", "", Package);
        _repository.Write("Library/Records.cs", """
            public static class Records
            {
                public static async Task<string> KeepAsync() =>
                    (await MlopsNotebookKernel.Mlops.DecideAsync("Which model?", choice: "trees", rejected: ["lines: too stiff"])).Summary;
            }
            """);
        _repository.WriteProject("App/App.csproj", "<OutputType>Exe</OutputType>", "<ProjectReference Include=\"../Library/Library.csproj\" />");
        _repository.Write("App/Program.cs", "Console.WriteLine(await Records.KeepAsync());");
        await _repository.BuildAsync("build", "App");

        Assert.Contains("Which model?", await _repository.RunAsync("App/bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(_repository.Folder, ".mlops", "decisions"), "*which-model*.md"));
    }

    private void AssertRan(string output)
    {
        Assert.Contains("rows", output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("same True, moved False, chart True, json {", output, StringComparison.Ordinal);
        Assert.Contains("MLOPS1053|", output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_repository.Folder, ".mlops", "snapshots", "rows")));
    }
}
