using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>One run of a Python program.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All it printed.</param>
/// <param name="Error">All it printed as errors.</param>
internal sealed record PythonRun(int ExitCode, string Output, string Error)
{
    public const string Python = "/usr/bin/python3";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>A script of these tests.</summary>
    public static string Script(string name) => Path.Combine(
        typeof(PythonRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "JupyterScripts").Value!,
        name);

    public static ProcessStartInfo Start(JupyterHome home, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Python, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in home.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public static async Task<PythonRun> Of(JupyterHome home, string folder, params string[] arguments)
    {
        using Process process = Process.Start(Start(home, folder, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"python {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new PythonRun(process.ExitCode, await output, await error);
    }

    /// <summary>Fails with all that was printed unless the run succeeded.</summary>
    public PythonRun Succeeds()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }
}
