using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>The packages that cells ask for by <c>#r "nuget: …"</c>.</summary>
public static class CellPackages
{
    private const string Directive = "#r";

    /// <summary>The requests of some cells, in order.</summary>
    /// <param name="cells">Number and text of each cell.</param>
    public static IReadOnlyList<PackageRequestLine> Of(IEnumerable<(int Number, string Source)> cells) =>
        [.. from cell in cells
            where cell.Source.Contains(Directive, StringComparison.Ordinal)
            from request in CodePackages.RequestedBy(cell.Source)
            select new PackageRequestLine(request.Id, request.Version, cell.Number)];

    /// <summary>The digest of a cell's code without those lines, for telling whether anything else differs.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="fingerprint">Digests code.</param>
    public static string Without(string source, ICodeFingerprint fingerprint) => fingerprint.Of(
        string.Join('\n', source.Split('\n').Where(line => !line.TrimStart().StartsWith(Directive, StringComparison.Ordinal) || !CodePackages.IsRequest(line))));
}
