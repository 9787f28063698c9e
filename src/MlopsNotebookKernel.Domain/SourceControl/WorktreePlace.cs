namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Where a worktree is.</summary>
/// <param name="Folder">Absolute path of its files; the folder above it exists.</param>
/// <param name="CommonDirectory">Absolute path of the repository's common directory.</param>
/// <param name="Name">What the repository calls it: letters, digits and hyphens.</param>
public sealed record WorktreePlace(string Folder, string CommonDirectory, string Name)
{
    /// <summary>Absolute path of what the repository notes of it.</summary>
    public string AdministrativeFolder => Path.Combine(CommonDirectory, "worktrees", Name);
}
