using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Cli;

/// <summary>
/// Starts this tool again. The child holds the reading end of a pipe whose other end is this process's alone: when that
/// closes, this process is gone, by whatever end, and the child ends too (<see cref="LeashedProcess"/>).
/// </summary>
internal sealed class ToolProcess : IToolProcess
{
    private const string Framework = "Microsoft.NETCore.App";

    private static string Runtimes => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory()))!;

    /// <summary>What starts this very tool again: its executable, or the runtime with its assembly.</summary>
    public static IReadOnlyList<string> Command()
    {
        string executable = Environment.ProcessPath ?? throw new InvalidOperationException("The process has no executable.");
        return Path.GetFileNameWithoutExtension(executable) == "dotnet" ? [executable, Assembly()] : [executable];
    }

    /// <inheritdoc/>
    public bool HasRuntime(Version version) => version == Environment.Version
        || (version.Major == Environment.Version.Major && Host() is not null && Directory.Exists(Path.Combine(Runtimes, version.ToString(3))));

    /// <inheritdoc/>
    public async Task<ToolEnd> RunAsync(ToolStart start, IProgress<string> lines, CancellationToken cancellation)
    {
        ProcessStartInfo information = new()
        {
            WorkingDirectory = start.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] command = start.Runtime is { } version && version != Environment.Version
            ? [Host()!, "exec", "--fx-version", version.ToString(3), Assembly()]
            : [.. Command()];
        information.FileName = command[0];
        foreach (string argument in command.Skip(1).Concat(start.Arguments))
        {
            information.ArgumentList.Add(argument);
        }

        information.Environment[LeashedProcess.Variable] = "1";
        using Process process = Process.Start(information)!;
        using CancellationTokenRegistration end = cancellation.Register(() => End(process));
        string? last = null;
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        while (await process.StandardError.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
            {
                last = line;
                lines.Report(line);
            }
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await output.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new ToolEnd(process.ExitCode, last);
    }

    private static string Assembly() => Path.Combine(AppContext.BaseDirectory, System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name + ".dll");

    /// <summary>The program that starts assemblies on a runtime; null where the tool brings its own.</summary>
    private static string? Host()
    {
        string folder = Path.GetFullPath(Path.Combine(Runtimes, "..", ".."));
        string host = Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return Path.GetFileName(Runtimes) == Framework && File.Exists(host) && File.Exists(Assembly()) ? host : null;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended between the request and the call: just what was asked for.
        }
    }
}
