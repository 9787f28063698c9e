namespace MlopsNotebookKernel.Interactive.Tests;

/// <summary>Cells that refer to projects.</summary>
public sealed class ProjectTests
{
    [Fact]
    public async Task Run_CellThatRefersToAProject_BuildsAndUsesIt()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        string folder = Path.Combine(notebook.Folder, "Late");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Late.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        await File.WriteAllTextAsync(Path.Combine(folder, "Limit.cs"), "namespace Late; public static class Limit { public static bool Late(int minutes) => minutes > 15; }");

        await notebook.RunAsync("#r \"Late/Late.csproj\"\nusing Late;");

        Assert.Equal("True", (await notebook.RunAsync("Limit.Late(20).ToString()"))[^1]);
    }

    [Fact]
    public async Task Run_CellThatRefersToAProjectThatIsNotThere_SaysSo()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        Assert.StartsWith("MLOPS1820", await notebook.ErrorAsync("#r \"None/None.csproj\"\n1"), StringComparison.Ordinal);
    }
}
