using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>The files that a thesis names: those of the repository, for the thesis may have come with a clone.</summary>
internal static class ThesisPath
{
    /// <summary>The absolute path of a file.</summary>
    /// <param name="path">Its path, relative to the workspace's root.</param>
    /// <param name="workspace">The workspace.</param>
    /// <exception cref="ThesisException">It is not there, leads out of the repository, or is no file (MLOPS2706).</exception>
    public static string Of(string path, Workspace workspace)
    {
        string full = Path.GetFullPath(path, workspace.Root);
        string? objection = PathFence.Objection(workspace.Fence, full) is { } leads ? leads.Replace("the folder", "the repository", StringComparison.Ordinal)
            : !File.Exists(full) ? "is not there"
            : !RegularFile.Is(full) ? "is a pipe or a device"
            : null;
        return objection is null
            ? full
            : throw new ThesisException("MLOPS2706", $"{path} {objection}, so the series is not read from it.", "Put the file into the repository, or name another source with --update.");
    }
}
