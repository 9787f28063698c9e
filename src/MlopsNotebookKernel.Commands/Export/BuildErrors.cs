using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Finds what a build complains of in what it wrote.</summary>
internal static partial class BuildErrors
{
    private const int Most = 10;

    /// <summary>The errors, a line each, without the folder and the project that each line names; all that was written where it names none.</summary>
    /// <param name="output">What the build wrote.</param>
    /// <param name="folder">The folder that was built in; absolute.</param>
    public static string Of(string output, string folder)
    {
        List<string> errors = [.. output.Split('\n')
            .Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => ProjectSuffix().Replace(line.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), "").Trim())
            .Distinct()
            .Take(Most)];
        return errors.Count > 0 ? string.Join('\n', errors) : output.Trim();
    }

    [GeneratedRegex(@"\s*\[[^\[\]]*\.csproj\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectSuffix();
}
