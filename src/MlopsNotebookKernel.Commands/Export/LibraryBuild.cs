using System.Text.RegularExpressions;
using MlopsNotebookKernel.Code.Exports.Calls;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Builds a library beside the place where it is to lie, so that the same feeds and SDK apply, and runs its tests of
/// values, before anything is replaced.
/// </summary>
/// <param name="folder">The library's folder, absolute; it need not exist.</param>
/// <param name="runner">The runner of its tests.</param>
internal sealed partial class LibraryBuild(string folder, TestRunner runner)
{
    private static readonly EnumerationOptions Whole = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Builds and tests.</summary>
    /// <param name="changes">What is to change in the folder.</param>
    /// <param name="testProject">The folder of the test project in the library's folder.</param>
    /// <param name="leftOut">A class of tests that cannot run yet.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The names of tests that failed.</returns>
    /// <exception cref="ExportException">It does not build (MLOPS1806), or there is no .NET SDK (MLOPS1808).</exception>
    public Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<FileChange> changes, string testProject, string leftOut, CancellationToken cancellation) =>
        StagedAsync(changes, [], async stage =>
        {
            string file = Path.Combine(stage, testProject, testProject + ".csproj");
            string[] test = runner == TestRunner.TestingPlatform
                ? ["test", "--project", file, "--no-build", "--filter-not-class", $"*.{leftOut}"]
                : ["test", file, "--no-build", "--nologo", "--filter", $"FullyQualifiedName!~{leftOut}"];
            (int code, string output) = await BuildAndTestAsync(stage, file, test, cancellation).ConfigureAwait(false);
            IReadOnlyList<string> failed = [.. FailedTest().Matches(output).Select(match => match.Groups[1].Value).Distinct()];
            return code == 0 || failed.Count > 0 ? failed : throw new ExportException(
                "MLOPS1806", $"The tests of the exported library cannot run; nothing was written:\n{output.Trim()}", "Run them by hand: mlops export with --dry-run shows the files.");
        });

    /// <summary>Builds a copy that notes the calls of functions, and runs it.</summary>
    /// <param name="changes">What is to change in the folder.</param>
    /// <param name="testProject">The folder of the test project in the library's folder.</param>
    /// <param name="traced">The files that note calls.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The calls as JSON.</returns>
    /// <exception cref="ExportException">It does not build, or writes nothing (MLOPS1806), or there is no .NET SDK (MLOPS1808).</exception>
    public Task<string> TraceAsync(
        IReadOnlyList<FileChange> changes, string testProject, IReadOnlyList<ExportedFile> traced, CancellationToken cancellation) =>
        StagedAsync(changes, traced, async stage =>
        {
            string file = Path.Combine(stage, testProject, testProject + ".csproj");
            string[] test = runner == TestRunner.TestingPlatform
                ? ["test", "--project", file, "--no-build", "--filter-class", $"*.{CallTraceText.TestClass}"]
                : ["test", file, "--no-build", "--nologo", "--filter", $"FullyQualifiedName~{CallTraceText.TestClass}"];
            (_, string output) = await BuildAndTestAsync(stage, file, test, cancellation).ConfigureAwait(false);
            string calls = Path.Combine(stage, CallTraceText.OutputFile);
            return File.Exists(calls)
                ? await File.ReadAllTextAsync(calls, cancellation).ConfigureAwait(false)
                : throw new ExportException("MLOPS1806", $"No calls were written:\n{output.Trim()}", "Run the tests by hand: mlops export with --dry-run shows the files.");
        });

    private async Task<T> StagedAsync<T>(IReadOnlyList<FileChange> changes, IReadOnlyList<ExportedFile> others, Func<string, Task<T>> work)
    {
        string stage = Path.Combine(
            Path.GetDirectoryName(folder)!, FormattableString.Invariant($".{Path.GetFileName(folder)}.export-{Guid.NewGuid():N}"));
        try
        {
            Stage(stage, changes);
            foreach (ExportedFile file in others)
            {
                string path = Path.Combine(stage, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }

            return await work(stage).ConfigureAwait(false);
        }
        finally
        {
            if (Directory.Exists(stage))
            {
                Directory.Delete(stage, recursive: true);
            }
        }
    }

    private static async Task<(int Code, string Output)> BuildAndTestAsync(string stage, string project, string[] test, CancellationToken cancellation)
    {
        (int code, string output) = await DotnetProgram
            .RunAsync(stage, ["build", project, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"], cancellation)
            .ConfigureAwait(false);
        return code == 0
            ? await DotnetProgram.RunAsync(stage, test, cancellation).ConfigureAwait(false)
            : throw new ExportException(
                "MLOPS1806",
                $"The exported library does not build; nothing was written:\n{BuildErrors.Of(output, stage)}",
                "Make the named code compile in a library; where a package is missing, check that its feed can be reached.");
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

    [GeneratedRegex(@"^\s*(?:Failed|failed)\s+([\w.]+\.\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FailedTest();
}
