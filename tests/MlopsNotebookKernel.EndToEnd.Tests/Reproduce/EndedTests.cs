using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Reproduce;

/// <summary>Reproductions that are ended from outside.</summary>
public sealed class EndedTests : IDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly SmallResearch _research = new();

    private string Witness => Path.Combine(_research.Temporary, "witness");

    public void Dispose() => _research.Dispose();

    [Fact]
    public async Task Reproduce_KilledInTheMiddle_TakesItsChildAlongAndTheNextCallSweeps()
    {
        await StampAsync();
        using Process process = Start();
        int child = await ChildAsync();
        Assert.NotEmpty(_research.Left);

        process.Kill();
        await process.WaitForExitAsync(new CancellationTokenSource(Limit).Token);
        await UntilAsync(() => !IsAlive(child), "the child still runs");
        Assert.NotEmpty(_research.Left);

        File.WriteAllText(Witness, "go on");
        (await _research.ReproduceAsync()).Exits(0);
        Assert.Empty(_research.Left);
    }

    [Fact]
    public async Task Reproduce_OneThatStillRuns_IsNotSweptByAnother()
    {
        await StampAsync();
        using Process process = Start();
        await ChildAsync();
        string running = Assert.Single(Directory.GetDirectories(_research.Temporary, "mlops-reproduce-*"));

        File.WriteAllText(Witness, "go on");
        Task<ToolRun> other = _research.ReproduceAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Limit).Token);
        Assert.Equal(0, process.ExitCode);
        (await other).Exits(0);
        Assert.False(Directory.Exists(running));
        Assert.Empty(_research.Left);
    }

    [Fact]
    public async Task Reproduce_AskedToEnd_LeavesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            // There is no such signal to send from another process.
            return;
        }

        await StampAsync();
        using Process process = Start();
        int child = await ChildAsync();

        Assert.Equal(0, Kill(process.Id, Terminate));
        await process.WaitForExitAsync(new CancellationTokenSource(Limit).Token);

        Assert.Equal(130, process.ExitCode);
        await UntilAsync(() => !IsAlive(child), "the child still runs");
        Assert.Empty(_research.Left);
    }

    /// <summary>A cell that says who it is and waits, unless it finds that it need not.</summary>
    private async Task StampAsync()
    {
        File.WriteAllText(Witness, "go on");
        await _research.StampAsync($$"""
            if (!File.Exists(@"{{Witness}}"))
            {
                File.WriteAllText(@"{{Witness}}.new", Environment.ProcessId.ToString());
                File.Move(@"{{Witness}}.new", @"{{Witness}}");
                while (File.ReadAllText(@"{{Witness}}") != "go on")
                {
                    System.Threading.Thread.Sleep(50);
                }
            }
            """);
        File.Delete(Witness);
    }

    private Process Start()
    {
        ProcessStartInfo start = new("dotnet", [ToolRun.Launcher, "reproduce", SmallResearch.Notebook, "--yes"])
        {
            WorkingDirectory = _research.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in _research.Environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<int> ChildAsync()
    {
        await UntilAsync(() => File.Exists(Witness), "the cell did not begin");
        return int.Parse(File.ReadAllText(Witness), CultureInfo.InvariantCulture);
    }

    private static async Task UntilAsync(Func<bool> holds, string otherwise)
    {
        long started = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, otherwise);
            await Task.Delay(50);
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true)]
    private static extern int Kill(int process, int signal);
}
