using MlopsNotebookKernel.Scripting.Cells;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// Packages that belong to .NET Interactive: this kernel serves what notebooks use of some of them by itself, takes the
/// library behind others, and names what the rest need.
/// </summary>
internal static class HostPackages
{
    private const string Family = "Microsoft.DotNet.Interactive";

    private static readonly string[] Served =
        [Family, $"{Family}.Formatting", $"{Family}.CSharp", $"{Family}.PackageManagement", $"{Family}.Documents"];

    private static readonly Dictionary<string, string> Behind = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Plotly.NET.Interactive"] = "Plotly.NET",
        ["XPlot.Plotly.Interactive"] = "XPlot.Plotly",
    };

    /// <summary>Puts what this kernel takes in the place of such packages.</summary>
    /// <param name="directives">The directives of a cell.</param>
    /// <param name="notices">What to tell of each that was replaced.</param>
    /// <returns>The directives to apply.</returns>
    /// <exception cref="PackageException">A package needs .NET Interactive itself (MLOPS1513).</exception>
    public static IReadOnlyList<CellDirective> Replace(IReadOnlyList<CellDirective> directives, out IReadOnlyList<string> notices)
    {
        List<CellDirective> kept = [];
        List<string> told = [];
        foreach (CellDirective directive in directives)
        {
            string id = PackageRequest.IdOf(directive);
            if (Served.Contains(id, StringComparer.OrdinalIgnoreCase))
            {
                told.Add($"{id} is not referenced: this kernel shows values by itself, and knows the names that notebooks use of it.");
            }
            else if (Behind.TryGetValue(id, out string? library))
            {
                told.Add($"{id} is for .NET Interactive; {library} is referenced in its place, and this kernel shows its charts.");
                kept.Add(directive with { Argument = directive.Argument.Replace(id, library, StringComparison.Ordinal) });
            }
            else if (id.StartsWith($"{Family}.", StringComparison.OrdinalIgnoreCase))
            {
                throw new PackageException("MLOPS1513", $"{id} extends .NET Interactive, and this is another kernel.",
                    id.EndsWith("SqlServer", StringComparison.OrdinalIgnoreCase) || id.EndsWith("DuckDB", StringComparison.OrdinalIgnoreCase)
                        || id.EndsWith("SQLite", StringComparison.OrdinalIgnoreCase) || id.EndsWith("PostgreSql", StringComparison.OrdinalIgnoreCase)
                        ? "Query variables, files and snapshots with #!sql, or reference the database's own .NET package."
                        : "Run the cells that need it there.")
                {
                    Line = directive.Line,
                };
            }
            else
            {
                kept.Add(directive);
            }
        }

        notices = told;
        return kept;
    }
}
