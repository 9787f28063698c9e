namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>The commands in a program that references the package.</summary>
[Collection(nameof(PackedPackageUser))]
public sealed class ProgramTests(PackedPackage package) : IAsyncLifetime
{
    private readonly ProgramProject _program = new(package);

    public Task InitializeAsync() => _program.InitializeAsync();

    public Task DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Program_BuiltThenPublished_RunsTheCommandsInItsFolder()
    {
        AssertRan(await _program.RunAsync(_program.Built));

        // Elsewhere there is no folder of NuGet's; the package's own says what to bring instead.
        string closure = Path.Combine(Path.GetDirectoryName(_program.Published)!, "closure");
        Directory.Move(_program.Closure, closure);
        AssertRan(await _program.RunAsync(_program.Published));

        Directory.Move(closure, closure + "-forgotten");
        string forgotten = await _program.RunAsync(_program.Published);
        Assert.StartsWith("MLOPS1011|", forgotten, StringComparison.Ordinal);
        Assert.Contains(closure, forgotten, StringComparison.Ordinal);
    }

    private void AssertRan(string output)
    {
        Assert.Contains("rows", output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("same True, moved False, chart True, json {", output, StringComparison.Ordinal);
        Assert.Contains("MLOPS1053|", output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_program.Folder, ".mlops", "snapshots", "rows")));
    }
}
