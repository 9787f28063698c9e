using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>Brings the stamped packages onto this machine.</summary>
/// <param name="services">The ports.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class PackageNeeds(CommandServices services, Stamp stamp)
{
    private const string Directive = "#i";
    private const string Source = "nuget:";

    /// <summary>Brings those that can be had.</summary>
    /// <param name="folder">The notebook's folder in the worktree; absolute.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What cannot be had.</returns>
    public async Task<IReadOnlyList<Obstacle>> BringAsync(string folder, CancellationToken cancellation)
    {
        ResolvedPackage[] packages = [.. stamp.Packages.Where(package => package.Source != ResolvedPackage.HostSource && !OwnPackage.Is(package.Id))];
        if (packages.Length == 0)
        {
            return [];
        }

        IReadOnlyList<UnavailablePackage> unavailable = await services.PackageSupply!.Value
            .SupplyAsync(folder, [.. Sources(folder)], packages, cancellation).ConfigureAwait(false);
        return [.. unavailable.Select(package => new Obstacle(ObstacleKind.Package, package.Reason, package.Remedy))];
    }

    /// <summary>Sources that cells add; a folder that is not there is for the cell to complain of.</summary>
    private IEnumerable<string> Sources(string folder)
    {
        foreach (string line in stamp.Cells.SelectMany(cell => cell.Source.Split('\n', StringSplitOptions.TrimEntries)))
        {
            if (!line.StartsWith(Directive, StringComparison.Ordinal) || line.IndexOf('"') is var open && (open < 0 || line.LastIndexOf('"') == open))
            {
                continue;
            }

            string argument = line[(line.IndexOf('"') + 1)..line.LastIndexOf('"')].Trim();
            string source = argument.StartsWith(Source, StringComparison.OrdinalIgnoreCase) ? argument[Source.Length..].Trim() : "";
            if (Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && !address.IsFile)
            {
                yield return source;
            }
            else if (source.Length > 0 && Directory.Exists(Path.GetFullPath(source, folder)))
            {
                yield return Path.GetFullPath(source, folder);
            }
        }
    }
}
