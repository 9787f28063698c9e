namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class VendorTests
{
    [Fact]
    public async Task Vendor_TheNotebookThatRuns_GivesAFileThatRunsHereWithoutTheProject()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        string called = await LateProject.CallAsync(notebook);
        Assert.Contains("use.vendored.cs holds", Assert.Single(await notebook.RunAsync("#!mlops-vendor")), StringComparison.Ordinal);

        using HostNotebook other = new(notebook.Folder);
        Directory.Delete(Path.Combine(notebook.Folder, "Late"), recursive: true);
        await other.RunAsync("#load \"use.vendored.cs\"");

        Assert.Equal(called, (await other.RunAsync("Limit.Late(new[] { 3, 20, 40 }).ToString()"))[^1]);
    }

    [Fact]
    public async Task Vendor_InPlace_IsRefusedForTheNotebookThatRuns()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        await LateProject.CallAsync(notebook);

        Assert.StartsWith("MLOPS1068", await notebook.ErrorAsync("#!mlops-vendor --in-place"), StringComparison.Ordinal);
    }
}
