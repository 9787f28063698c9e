using System.Diagnostics;
using System.Runtime.InteropServices;
using MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.PackedTool;

/// <summary>The tool as its users get it: packed for this platform, installed, run. (Compiling ahead of time is left out: it takes a minute and changes no answer.)</summary>
[Collection(nameof(PackedPackageUser))]
public sealed class PackedToolTests : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Tool_PackedAndInstalled_RunsNotebooksAndRegistersItsKernel()
    {
        string source = Path.Combine(_repository.Folder, "source");
        string installed = Path.Combine(_repository.Folder, "installed");
        (await ToolRun.OfDotnet(
            PackedPackage.Environment, ToolRun.RepositoryRoot, "pack", "src/MlopsNotebookKernel.Launcher", "--configuration", PackedPackage.Configuration,
            "--runtime", Platform, "--output", source, "-m:1", "--tl:off", "-p:PublishReadyToRun=false", "-p:UseSharedCompilation=false")).Exits(0);
        Assert.Equal([$"MlopsNotebookKernel.Tool.{Platform}.0.1.0.nupkg"], Directory.GetFiles(source).Select(Path.GetFileName));
        (await ToolRun.OfDotnet(
            PackedPackage.Environment, _repository.Folder, "tool", "install", $"MlopsNotebookKernel.Tool.{Platform}", "--tool-path", installed, "--source", source)).Exits(0);
        _repository.Write("a.ipynb", Notebooks.OfCode("#!mlops-env", "1 + 1"));

        string run = await RunAsync(installed, "run", "a.ipynb", "--output", "b.ipynb");
        await RunAsync(installed, "kernel", "install", "--prefix", Path.Combine(_repository.Folder, "prefix"));

        Assert.Contains("2 cells ran", run, StringComparison.Ordinal);
        Assert.Equal("2", Notebooks.TextOf(Path.Combine(_repository.Folder, "b.ipynb"), 1));
        string specification = File.ReadAllText(Directory.GetFiles(Path.Combine(_repository.Folder, "prefix"), "kernel.json", SearchOption.AllDirectories).Single());
        Assert.Contains("kernel", specification, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolRun.RepositoryRoot, specification, StringComparison.Ordinal);
    }

    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";

    private async Task<string> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Path.Combine(folder, OperatingSystem.IsWindows() ? "mlops.exe" : "mlops"), arguments)
        {
            WorkingDirectory = _repository.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        return output;
    }
}
