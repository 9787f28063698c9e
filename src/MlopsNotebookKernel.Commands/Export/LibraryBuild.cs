using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Builds a library beside the place where it is to lie, so that the same feeds and SDK apply, and runs its tests of
/// values, before anything is replaced.
/// </summary>
/// <param name="folder">The library's folder, absolute; it need not exist.</param>
internal sealed partial class LibraryBuild(string folder)
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(15);

    private static readonly EnumerationOptions Whole = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Builds and tests.</summary>
    /// <param name="changes">What is to change in the folder.</param>
    /// <param name="testProject">The folder of the test project in the library's folder.</param>
    /// <param name="testClass">The class of the tests to run; null to build only.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The names of tests that failed.</returns>
    /// <exception cref="ExportException">It does not build (MLOPS1806), or there is no .NET SDK (MLOPS1808).</exception>
    public async Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<FileChange> changes, string testProject, string? testClass, CancellationToken cancellation)
    {
        string stage = Path.Combine(
            Path.GetDirectoryName(folder)!, FormattableString.Invariant($".{Path.GetFileName(folder)}.export-{Guid.NewGuid():N}"));
        try
        {
            Stage(stage, changes);
            string project = Path.Combine(stage, testProject);
            (int code, string output) = await RunAsync(stage, ["build", project, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"], cancellation).ConfigureAwait(false);
            if (code != 0)
            {
                throw new ExportException(
                    "MLOPS1806",
                    $"The exported library does not build; nothing was written:\n{Errors(output, stage)}",
                    "Make the named code compile in a library; where a package is missing, check that its feed can be reached.");
            }

            if (testClass is null)
            {
                return [];
            }

            (code, output) = await RunAsync(stage, ["test", project, "--no-build", "--nologo", "--filter", $"FullyQualifiedName~{testClass}"], cancellation).ConfigureAwait(false);
            IReadOnlyList<string> failed = [.. FailedTest().Matches(output).Select(match => match.Groups[1].Value).Distinct()];
            return code == 0 || failed.Count > 0 ? failed : throw new ExportException(
                "MLOPS1806", $"The tests of the exported library cannot run; nothing was written:\n{output.Trim()}", "Run them by hand: mlops export with --dry-run shows the files.");
        }
        finally
        {
            if (Directory.Exists(stage))
            {
                Directory.Delete(stage, recursive: true);
            }
        }
    }

    private void Stage(string stage, IReadOnlyList<FileChange> changes)
    {
        Directory.CreateDirectory(stage);
        if (Directory.Exists(folder))
        {
            // Links are no part of a library: their targets may be anything.
            foreach (string file in Directory.EnumerateFiles(folder, "*", Whole).Where(RegularFile.Is))
            {
                string relative = Path.GetRelativePath(folder, file);
                if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                {
                    string copy = Path.Combine(stage, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }
        }

        foreach (FileChange change in changes)
        {
            string path = Path.Combine(stage, change.Path);
            if (change is { IsWrite: true, After: not null })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, change.After);
            }
            else if (change.Kind == FileChangeKind.Removed)
            {
                File.Delete(path);
            }
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // A build that runs us (tests do) must not lend this one its own settings.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestBuild);
        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false) + await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new ExportException("MLOPS1808", "The .NET SDK was not found; an export is built before it is written.", "Install the .NET 10 SDK, or put dotnet on the PATH.", fault);
        }
    }

    private static string Errors(string output, string stage)
    {
        List<string> errors = [.. output.Split('\n')
            .Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => ProjectSuffix().Replace(line.Replace(stage + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), "").Trim())
            .Distinct()
            .Take(10)];
        return errors.Count > 0 ? string.Join('\n', errors) : output.Trim();
    }

    [GeneratedRegex(@"^\s*Failed\s+([\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FailedTest();

    [GeneratedRegex(@"\s*\[[^\[\]]*\.csproj\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectSuffix();
}
