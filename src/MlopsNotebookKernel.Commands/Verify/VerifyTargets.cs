using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>The notebooks that a user means.</summary>
/// <param name="Notebooks">Absolute paths, each once, sorted.</param>
/// <param name="IsOne">Whether the user means one notebook, rather than whatever several or a folder hold.</param>
internal sealed record VerifyTargets(IReadOnlyList<string> Notebooks, bool IsOne)
{
    /// <summary>Finds them.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="StampException">A path does not exist, or no notebook is found (MLOPS1709).</exception>
    public static VerifyTargets Find(CommandArguments arguments, CommandContext context)
    {
        IReadOnlyList<string> given = arguments.Many("paths");
        if (given.Count == 0)
        {
            given = context.Session is null ? [context.Folder]
                : [context.Session.NotebookPath ?? throw new StampException("MLOPS1705", "This front end does not tell the notebook's path.", "Name it: #!mlops-verify NOTEBOOK.")];
        }

        bool stamped = arguments.Has("stamped");
        string[] notebooks = [.. given.SelectMany(path => Of(path, context.Absolute(path))).Where(notebook => !stamped || HasStamp(notebook)).Distinct().Order(StringComparer.Ordinal)];
        return notebooks.Length > 0 || stamped ? new VerifyTargets(notebooks, notebooks.Length == 1 && !given.Any(path => Directory.Exists(context.Absolute(path)))) : throw new StampException(
            "MLOPS1709", $"There is no notebook in {string.Join(", ", given)}.", "Name a notebook (.ipynb or .dib), or a folder that holds some.");
    }

    private static bool HasStamp(string notebook) =>
        WorkspaceLocator.Find(notebook) is var workspace && workspace.Owns(notebook) && File.Exists(new PinStore(workspace).PathOf(notebook));

    private static IEnumerable<string> Of(string given, string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? NotebookFolders.Within(path).SelectMany(NotebookFolders.Notebooks)
        : throw new StampException("MLOPS1709", $"There is no notebook or folder {given}.", "Check the path.");
}
