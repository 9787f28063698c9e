using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Scripting.Cells;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>A package that the notebook asked for.</summary>
/// <param name="Id">Its id, as the notebook spells it.</param>
/// <param name="Range">The versions that will do.</param>
/// <param name="Requested">The version or range as written; <c>*</c> when none was.</param>
/// <param name="Line">The line of the cell, from 1.</param>
internal sealed partial record PackageRequest(string Id, VersionRange Range, string Requested, int Line)
{
    /// <summary>Whether one version was named: no other will do, though a project would take the next.</summary>
    public bool IsExact => !Range.IsFloating && NuGetVersion.TryParse(Requested, out _);

    /// <summary>Reads <c>nuget: Id</c> or <c>nuget: Id, Version</c>.</summary>
    /// <param name="directive">An <c>#r</c> line.</param>
    /// <exception cref="PackageException">It does not read so (MLOPS1500).</exception>
    public static PackageRequest Parse(CellDirective directive)
    {
        Match match = Form().Match(directive.Argument);
        string requested = match.Groups["version"].Value.Trim();
        requested = requested.Length == 0 ? "*" : requested;
        if (!match.Success || !VersionRange.TryParse(requested, out VersionRange? range))
        {
            throw new PackageException("MLOPS1500", $"'#r \"{directive.Argument}\"' names no package and version.",
                "Write #r \"nuget: Id, 1.2.3\", a range such as [1.2, 2.0), or no version for the latest.")
            {
                Line = directive.Line,
            };
        }

        return new PackageRequest(match.Groups["id"].Value, range, requested, directive.Line);
    }

    /// <summary>Whether a line asks for this toolkit's own package, by which other hosts get the commands and this kernel need not.</summary>
    /// <param name="directive">An <c>#r</c> or <c>#i</c> line.</param>
    public static bool IsForThisToolkit(CellDirective directive) =>
        OwnPackage.Is(IdOf(directive));

    /// <summary>The id of the package that a line asks for; empty when it asks for none.</summary>
    /// <param name="directive">An <c>#r</c> or <c>#i</c> line.</param>
    public static string IdOf(CellDirective directive) => directive.IsSource ? "" : Form().Match(directive.Argument).Groups["id"].Value;

    [GeneratedRegex("^nuget\\s*:\\s*(?<id>[A-Za-z0-9_.-]+)\\s*(,(?<version>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
