namespace MlopsNotebookKernel.Scripting.Tests.Submissions;

/// <summary>The current folder belongs to the process: no cell of another test may run meanwhile.</summary>
[CollectionDefinition(nameof(WorkingFolderTests), DisableParallelization = true)]
[Collection(nameof(WorkingFolderTests))]
public sealed class WorkingFolderTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunAsync_RelativePaths_StartAtTheWorkingDirectory()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "data.txt"), "found");
        string outside = Environment.CurrentDirectory;

        Assert.Equal("found", await _test.ResultAsync("File.ReadAllText(\"data.txt\")"));

        Assert.Equal(outside, Environment.CurrentDirectory);
        Assert.EndsWith("sub", await _test.ResultAsync(
            "Directory.SetCurrentDirectory(Directory.CreateDirectory(\"sub\").FullName);", "Environment.CurrentDirectory"));
        Assert.EndsWith("sub", _test.Kernel.WorkingDirectory);
    }

    [Fact]
    public async Task RunAsync_WorkingDirectoryDeletedByTheCell_IsSaid()
    {
        await _test.RunAsync("Directory.SetCurrentDirectory(Directory.CreateDirectory(\"gone\").FullName);");
        Directory.Delete(Path.Combine(_test.Folder, "gone"));

        Assert.Equal("MLOPS1209", (await _test.ErrorAsync("1")).Name);
    }
}
