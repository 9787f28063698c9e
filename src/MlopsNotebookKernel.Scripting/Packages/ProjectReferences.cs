using System.ComponentModel;
using System.Diagnostics;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Scripting.Cells;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// <c>#r "Library/Library.csproj"</c>: the project is built when its sources are newer than its assembly, and stands for
/// that assembly, those of the projects it refers to, and its packages in the versions that it resolved.
/// </summary>
internal static class ProjectReferences
{
    private const int LongestAnswer = 2_000;

    /// <summary>Puts what projects stand for in their place.</summary>
    /// <param name="directives">The directives of a cell.</param>
    /// <param name="start">Where relative paths start.</param>
    /// <param name="cancellation">Ends a build.</param>
    /// <exception cref="PackageException">A project is not there, or does not build (MLOPS1514).</exception>
    public static async Task<IReadOnlyList<CellDirective>> ExpandAsync(
        IReadOnlyList<CellDirective> directives, string start, CancellationToken cancellation)
    {
        List<CellDirective> expanded = [];
        foreach (CellDirective directive in directives)
        {
            if (directive.IsSource || !BuiltProject.IsProject(directive.Argument))
            {
                expanded.Add(directive);
                continue;
            }

            BuiltProject project = new(Path.GetFullPath(directive.Argument, start));
            if (!File.Exists(project.Path))
            {
                throw Fault(directive, $"The project '{directive.Argument}' does not exist.", "Name its .csproj file, relative to the notebook's folder.");
            }

            if (project.IsStale)
            {
                await BuildAsync(project, directive, cancellation).ConfigureAwait(false);
            }

            expanded.AddRange(Of(project, directive));
        }

        return expanded;
    }

    private static IEnumerable<CellDirective> Of(BuiltProject project, CellDirective directive) =>
        project.StandsFor() is { Count: > 0 } arguments
            ? arguments.Select(argument => directive with { Argument = argument })
            : throw Fault(directive, $"The build of '{directive.Argument}' left no assembly below its bin folder.", "Build it where a build puts it by default, or name the assembly itself.");

    private static async Task BuildAsync(BuiltProject project, CellDirective directive, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            ["build", project.Path, "--nologo", "-v", "q", "-nodeReuse:false"])
        {
            WorkingDirectory = Path.GetDirectoryName(project.Path)!,
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
        using Process process = Start(start, directive);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            string said = string.Join('\n', (await output.ConfigureAwait(false) + await errors.ConfigureAwait(false))
                .Split('\n').Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Select(line => line.Trim()).Distinct().Take(5));
            throw Fault(
                directive,
                $"The project '{directive.Argument}' does not build:\n{said[..Math.Min(said.Length, LongestAnswer)]}",
                "Mend it, then run the cell again.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(project.BuiltMark)!);
        await File.WriteAllTextAsync(project.BuiltMark, "", cancellation).ConfigureAwait(false);
    }

    private static Process Start(ProcessStartInfo start, CellDirective directive)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw Fault(directive, "The .NET SDK, which builds projects, was not found.", "Install the .NET 10 SDK, put dotnet on the PATH, or name the built assembly.");
        }
    }

    private static PackageException Fault(CellDirective directive, string message, string remedy) =>
        new("MLOPS1514", message, remedy) { Line = directive.Line };
}
