using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>What commands see of a notebook that runs in a host of its own.</summary>
public sealed class HostedSessionTests : IAsyncLifetime
{
    private readonly HostedRig _rig = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task NotebookPath_HostDoesNotKnowIt_IsTheOneThatHoldsWhatRan()
    {
        Assert.Null(_rig.Seen.NotebookPath);
        string notebook = _rig.Save("research.ipynb", "var x = 1;", "x + 1");
        _rig.Save("other.ipynb", "var y = 1;");

        await _rig.CellAsync("var x = 1;");

        Assert.Equal(notebook, _rig.Seen.NotebookPath);
    }

    [Fact]
    public async Task NotebookPath_FileWasRenamed_IsItsNewName()
    {
        string notebook = _rig.Save("research.ipynb", "var x = 1;");
        await _rig.CellAsync("var x = 1;");
        Assert.Equal(notebook, _rig.Seen.NotebookPath);
        File.Move(notebook, Path.Combine(_rig.Root, "better.ipynb"));

        Assert.Equal(Path.Combine(_rig.Root, "better.ipynb"), _rig.Seen.NotebookPath);
    }

    [Fact]
    public async Task NotebookPath_HostKnowsIt_IsTheHosts()
    {
        _rig.Save("research.ipynb", "var x = 1;");
        _rig.Notebook.Path = Path.Combine(_rig.Root, "told.ipynb");

        await _rig.CellAsync("var x = 1;");

        Assert.Equal(_rig.Notebook.Path, _rig.Seen.NotebookPath);
    }

    [Fact]
    public async Task Packages_HostBringsAnotherVersion_AreNamedAsLoaded()
    {
        string name = "Probe" + Guid.NewGuid().ToString("N");
        string ofHost = Path.Combine(_rig.Root, "host", name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(ofHost)!);
        Compile(ofHost, name, "2.1.0+commit");
        System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(ofHost);
        PackageLayout package = new(_rig.Root, name, "1.0.0");
        Compile(package.Assembly, name, "1.0.0");
        _rig.Notebook.Resolved.Add(package.Hosted);
        _rig.Notebook.Assemblies.Add(package.Assembly);

        await _rig.CellAsync($"#r \"nuget: {name}, 1.0.0\"");

        ResolvedPackage seen = Assert.Single(_rig.Seen.Packages);
        Assert.Equal(("2.1.0", "1.0.0", "host", ""), (seen.Version, seen.Requested, seen.Source, seen.Sha512));
    }

    [Fact]
    public async Task Packages_OwnPackage_IsLeftOut()
    {
        PackageLayout own = new(_rig.Root, "MlopsNotebookKernel", "0.1.0");
        PackageLayout csv = new(_rig.Root, "CsvHelper", "33.0.0");
        _rig.Notebook.Resolved.Add(own.Hosted);
        _rig.Notebook.Resolved.Add(csv.Hosted);
        _rig.Notebook.Assemblies.AddRange([own.Assembly, csv.Assembly]);

        await _rig.CellAsync("#r \"nuget: MlopsNotebookKernel\"\n#r \"nuget: CsvHelper, 33.0.0\"");

        ResolvedPackage package = Assert.Single(_rig.Seen.Packages);
        Assert.Equal(("CsvHelper", "33.0.0"), (package.Id, package.Requested));
        Assert.Equal([csv.Assembly], _rig.Seen.ReferencePaths);
        Assert.Empty(_rig.Seen.ReferencedFiles);
    }

    [Fact]
    public void Packages_ResolvedBeforeTheSessionBegan_AreFoundByTheirAssemblies()
    {
        _rig.Notebook.Assemblies.Add(new PackageLayout(_rig.Root, "CsvHelper", "33.0.0").Assembly);

        ResolvedPackage package = Assert.Single(_rig.Seen.Packages);

        Assert.Equal(("CsvHelper", "33.0.0", null), (package.Id, package.Version, package.Requested));
    }

    [Fact]
    public async Task ReferencedFiles_ByCodeAndHost_AreEachOnce()
    {
        string library = _rig.Write("lib/Ours.dll", "not read here");
        _rig.Notebook.Assemblies.Add(library);

        await _rig.CellAsync("#r \"lib/Ours.dll\"\n#r \"lib/missing.dll\"");

        Assert.Equal([library], _rig.Seen.ReferencedFiles);
        Assert.Equal([library], _rig.Seen.ReferencePaths);
    }

    [Fact]
    public void Imports_OfTheHost_AreJoinedByTheFunctionsThatCellsCall() => Assert.Equal(
        ["System", "System.Linq", "MlopsNotebookKernel.Cells", "static MlopsNotebookKernel.Cells.Notebook"], _rig.Seen.Imports);

    [Fact]
    public async Task Declare_ListOfANotebooksOwnType_CanBeUsedInTheNextCell()
    {
        await _rig.Seen.DeclareAsync("numbers", new List<int> { 1, 2 }, null, default);
        await _rig.Seen.DeclareAsync("own", new List<Own> { new() }, null, default);
        await _rig.Seen.DeclareAsync("nothing", null, null, default);

        Assert.Equal(3, await _rig.Notebook.EvaluateAsync("numbers.Sum()"));
        Assert.Equal(true, await _rig.Notebook.EvaluateAsync("own is not null && nothing is null"));
    }

    [Fact]
    public async Task Contribute_Expression_GivesItsValueAndStatementsNone()
    {
        Assert.Null(await _rig.Seen.ContributeAsync("var x = 20; // kept", default));
        Assert.Equal(22, await _rig.Seen.ContributeAsync("x++;\nx + 1 // the value", default));
        Assert.DoesNotContain("// the value", _rig.Notebook.Contributed[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contribute_CodeThatDoesNotCompile_IsAFaultWithARemedy()
    {
        HostException fault = await Assert.ThrowsAsync<HostException>(() => _rig.Seen.ContributeAsync("var x = missing;", default));

        Assert.Equal("MLOPS1206", fault.Code);
        Assert.Contains("missing", fault.Message, StringComparison.Ordinal);
        Assert.NotEqual("", fault.Remedy);
    }

    [Fact]
    public async Task Values_OfParameters_AreSnapshotsColumnsFilesAndVariables()
    {
        _rig.Flights();
        await _rig.CellAsync("#!mlops-snapshot data/flights.csv --name flights");
        _rig.Notebook.Values["rows"] = new[] { new { Late = true } };

        Assert.Equal("flights", (await ValuesAsync("drift", "baseline"))[0]);
        Assert.Equal(["Late", "delay", "origin"], (await ValuesAsync("drift", "columns")).Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string> { "@rows", "data/flights.csv", "flights" }, new HashSet<string>(await ValuesAsync("drift", "current")));
        Assert.Equal(["higher", "lower"], await ValuesAsync("metric", "better"));
        Assert.Empty(await ValuesAsync("decide", "title"));
        Assert.Empty(await ValuesAsync("nothing", "title"));
    }

    private Task<IReadOnlyList<string>> ValuesAsync(string verb, string parameter) =>
        _rig.Session.ValuesAsync(verb, parameter, CancellationToken.None);

    private sealed record Own;

    private static void Compile(string path, string name, string version)
    {
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            name,
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")]")],
            [Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        using FileStream file = File.Create(path);
        Assert.True(compilation.Emit(file).Success);
    }
}
