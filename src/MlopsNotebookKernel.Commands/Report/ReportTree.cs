using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>The workspaces and notebooks below a folder.</summary>
/// <param name="Workspaces">The workspaces, by path.</param>
/// <param name="Notebooks">Absolute paths of the notebooks, by path.</param>
/// <param name="Gone">Absolute paths of notebooks that are not there and have a stamp, by path.</param>
/// <param name="Problems">Folders that cannot be read.</param>
internal sealed record ReportTree(
    IReadOnlyList<Workspace> Workspaces, IReadOnlyList<string> Notebooks, IReadOnlyList<string> Gone, IReadOnlyList<Exception> Problems)
{
    /// <summary>Walks a folder.</summary>
    /// <param name="folder">Absolute path of a folder that exists.</param>
    public static ReportTree Of(string folder)
    {
        List<Exception> problems = [];
        string[] folders = [.. NotebookFolders.Within(folder, problems.Add)];

        // The folder itself may lie within a workspace, or be one that holds no fact yet.
        Workspace[] workspaces =
        [
            .. folders.Where(inner => Directory.Exists(Path.Combine(inner, Workspace.FactsFolderName))).Prepend(folder)
                .Select(WorkspaceLocator.Find).Distinct().OrderBy(workspace => workspace.Root, StringComparer.Ordinal),
        ];
        List<string> gone = [];
        foreach (Workspace workspace in workspaces)
        {
            try
            {
                gone.AddRange(new PinStore(workspace).Notebooks().Where(notebook => PathFence.Contains(folder, notebook) && !File.Exists(notebook)));
            }
            catch (Exception fault) when (fault is MlopsException or IOException or UnauthorizedAccessException)
            {
                problems.Add(fault);
            }
        }

        return new ReportTree(workspaces, [.. folders.SelectMany(NotebookFolders.Notebooks)], gone, problems);
    }
}
