using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Vendoring;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>
/// What a saved notebook compiles against beside the projects: its packages in the stamped versions, and its other files.
/// Nothing of it runs. A host that runs cells itself knows it of the notebook that runs, and of no other.
/// </summary>
/// <param name="services">Start kernels.</param>
/// <param name="session">The notebook that runs; null in a terminal.</param>
internal sealed class VendorReferences(CommandServices services, INotebookSession? session)
{
    /// <summary>Resolves them.</summary>
    /// <param name="notebook">Absolute path.</param>
    /// <param name="cells">Its C# cells.</param>
    /// <param name="stamp">Its stamp.</param>
    /// <param name="isOfProject">Whether a file that <c>#r</c> names stands for a project.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="VendorException">Packages cannot be had (MLOPS2405).</exception>
    public async Task<(IReadOnlyList<string> Imports, IReadOnlyList<string> Paths)> ResolveAsync(
        string notebook, IReadOnlyList<ExportCell> cells, Stamp stamp, Func<string, bool> isOfProject, CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(notebook)!;
        if (services.Kernels?.Value is not { } kernels)
        {
            return session?.NotebookPath == notebook ? (session.Imports, [.. session.ReferencePaths.Where(path => !isOfProject(path))]) : throw new VendorException(
                "MLOPS2405", "This host cannot resolve the packages of a saved notebook.", "Run in a terminal: mlops vendor NOTEBOOK.");
        }

        await using INotebookKernel kernel = kernels.Start(notebook, folder);
        string[] packages = [.. cells.SelectMany(cell => CodePackages.RequestedBy(cell.Source)).Select(package => package.Id).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(id => $"#r \"nuget: {id}, {Version(stamp, id)}\"\n")];
        if (packages.Length > 0)
        {
            CellRun run = await kernel.RunAsync(new CellSubmission(string.Concat(packages)), new NoSink(), cancellation).ConfigureAwait(false);
            if (run.Status != CellStatus.Succeeded)
            {
                string reason = run.Outputs.OfType<CellOutput.Error>().FirstOrDefault()?.Message ?? "it was cancelled";
                throw new VendorException("MLOPS2405", $"The notebook's packages cannot be resolved: {reason}", "Run the notebook once where its packages can be had.");
            }
        }

        IEnumerable<string> files = cells.SelectMany(cell => CodePackages.FilesReferencedBy(cell.Source))
            .Where(file => !isOfProject(file) && !file.Replace('\\', '/').StartsWith("//", StringComparison.Ordinal))
            .Select(file => Path.GetFullPath(file, folder))
            .Where(file => File.Exists(file) && RegularFile.Is(file));
        return (kernel.Imports, [.. kernel.ReferencePaths, .. files.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>A stamp is anybody's text, and this becomes a line of a cell.</summary>
    private static string Version(Stamp stamp, string id) =>
        stamp.Packages.FirstOrDefault(known => known.Id.Equals(id, StringComparison.OrdinalIgnoreCase))?.Version is { Length: > 0 } version
        && version.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '+')
            ? version
            : "*";

    private sealed class NoSink : IOutputSink
    {
        public void Write(CellOutput output)
        {
            // What matters of resolving packages is in the run's result.
        }
    }
}
