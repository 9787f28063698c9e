using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace MlopsNotebookKernel.EndToEnd.Tests.Tool;

/// <summary>One run of the real <c>mlops</c> executable, or of another program.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed as errors and progress.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static string RepositoryRoot { get; } = Path.GetFullPath(Metadata("Repository"));

    /// <summary>The <c>mlops</c> executable's assembly, for <c>dotnet</c> to run.</summary>
    public static string Launcher { get; } = Path.GetFullPath(Metadata("Launcher"));

    public static Task<ToolRun> Of(string folder, params string[] arguments) =>
        With(new Dictionary<string, string>(), folder, arguments);

    /// <summary>A run with further variables in its environment.</summary>
    public static Task<ToolRun> With(IReadOnlyDictionary<string, string> environment, string folder, params string[] arguments) =>
        OfDotnet(environment, folder, [Launcher, .. arguments]);

    /// <summary>A run of <c>dotnet</c> itself: an SDK command, or a program's assembly.</summary>
    public static async Task<ToolRun> OfDotnet(IReadOnlyDictionary<string, string> environment, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
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
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new ToolRun(process.ExitCode, await output, await error);
    }

    /// <summary>Fails with all that was printed unless the exit code is as expected.</summary>
    public ToolRun Exits(int expected)
    {
        Assert.True(ExitCode == expected, $"exit code {ExitCode}, not {expected}\n{Output}\n{Error}");
        return this;
    }

    private static string Metadata(string key) => typeof(ToolRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
