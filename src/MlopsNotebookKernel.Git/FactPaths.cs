using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>Which paths of a repository hold the toolkit's own facts.</summary>
internal static class FactPaths
{
    /// <summary>Excludes <c>.mlops/</c> at any depth, in the language of Git's pathspecs.</summary>
    public const string Exclusion = ":(exclude,glob)**/" + Workspace.FactsFolderName + "/**";

    /// <summary>All that a folder of any <c>.mlops</c> folder holds, in the language of Git's pathspecs.</summary>
    /// <param name="folder">Its name.</param>
    public static string Within(string folder) => $":(glob)**/{Workspace.FactsFolderName}/{folder}/**";

    /// <summary>Whether a path lies in a <c>.mlops</c> folder.</summary>
    /// <param name="path">Relative to the root, forward slashes.</param>
    public static bool Holds(string path) => path.Split('/').Contains(Workspace.FactsFolderName, StringComparer.Ordinal);
}
