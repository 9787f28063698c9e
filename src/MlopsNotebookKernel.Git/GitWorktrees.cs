using LibGit2Sharp;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Makes worktrees by Git's own layout (gitrepository-layout(5), <c>worktrees/</c>), detached, so that no branch comes
/// into being; the files are checked out by a <c>git</c> program where there is one (which knows the user's filters, such
/// as large file storage), else by libgit2. Neither runs what the repository's configuration names.
/// </summary>
public sealed class GitWorktrees : IWorktrees
{
    private const string Pointer = "gitdir: ";

    private static readonly string[] Strict =
        ["-c", "core.protectHFS=true", "-c", "core.protectNTFS=true", "-c", "core.sparseCheckout=false", "-c", "core.symlinks=" + (OperatingSystem.IsWindows() ? "false" : "true")];

    private readonly GitProgram? _program;

    /// <summary>Makes them.</summary>
    /// <param name="useProgram">Whether an installed <c>git</c> program may be asked; true by default.</param>
    public GitWorktrees(bool useProgram = true) => _program = useProgram ? GitProgram.Find() : null;

    /// <inheritdoc/>
    public bool CanApply => _program is not null;

    /// <inheritdoc/>
    public CommitSummary? Commit(string repositoryRoot, string commit)
    {
        CommitId.Check(commit);
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            return repository.Lookup<Commit>(commit) is { } found
                ? new CommitSummary(found.Sha, found.MessageShort, found.Author.Name, found.Committer.When)
                : null;
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public bool IsShallow(string repositoryRoot)
    {
        using Repository repository = LibraryReader.Open(repositoryRoot);
        return repository.Info.IsShallow;
    }

    /// <inheritdoc/>
    public void Add(string repositoryRoot, string commit, WorktreePlace worktree, CancellationToken cancellation)
    {
        CommitId.Check(commit);
        try
        {
            Directory.CreateDirectory(worktree.Folder);
            Directory.CreateDirectory(worktree.AdministrativeFolder);
            File.WriteAllText(Path.Combine(worktree.AdministrativeFolder, "gitdir"), Slashes(Path.Combine(worktree.Folder, ".git")) + "\n");
            File.WriteAllText(Path.Combine(worktree.AdministrativeFolder, "commondir"), "../..\n");
            File.WriteAllText(Path.Combine(worktree.AdministrativeFolder, "HEAD"), commit + "\n");
            File.WriteAllText(Path.Combine(worktree.Folder, ".git"), Pointer + Slashes(worktree.AdministrativeFolder) + "\n");
            if (_program is { } git)
            {
                IReadOnlyList<string> ownFilters = ProgramReader.SettingsOf(git, worktree.Folder, cancellation).WithoutItsFilters(worktree.Folder);
                git.Bytes(worktree.Folder, [.. Strict, .. ownFilters, "reset", "--hard", "--quiet", commit], cancellation);
            }
            else
            {
                using Repository repository = LibraryReader.Open(worktree.Folder);
                repository.Reset(ResetMode.Hard, repository.Lookup<Commit>(commit));
            }
        }
        catch (Exception exception) when (exception is LibGit2SharpException or GitException { Code: "MLOPS1602" } or IOException or UnauthorizedAccessException)
        {
            throw new GitException(
                "MLOPS1610",
                $"Commit {commit[..12]} cannot be checked out beside the working tree: {exception.Message.TrimEnd('.')}.",
                "Check the free space and your rights on the folder for temporary files and on the repository's .git folder; git fsck says whether the clone is whole.",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Apply(string worktree, string patchFile, CancellationToken cancellation)
    {
        if (_program is not { } git)
        {
            throw new GitException(GitException.PatchRefused, "A patch can be applied only by a git program, and none is installed.", "Install Git.");
        }

        (int code, _, string error) = git.Run(
            worktree, [.. Strict, "-c", "apply.whitespace=nowarn", "-c", "apply.ignoreWhitespace=no", "apply", "--whitespace=nowarn", patchFile], cancellation);
        if (code != 0)
        {
            string line = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no reason was given";
            throw new GitException(
                GitException.PatchRefused,
                $"The stored patch does not apply to its commit: {line.TrimEnd('.')}.",
                "It was damaged, or made by another version of Git; the files it changes are named in the stamp.");
        }
    }

    /// <inheritdoc/>
    public void Remove(WorktreePlace worktree)
    {
        string pointer = Path.Combine(worktree.AdministrativeFolder, "gitdir");

        // What does not point back at this worktree is somebody else's, whatever its name.
        if (File.Exists(pointer) && RegularFile.Is(pointer) && IsThere(File.ReadAllText(pointer).Trim(), worktree.Folder))
        {
            Delete(worktree.AdministrativeFolder);
            string all = Path.GetDirectoryName(worktree.AdministrativeFolder)!;
            if (!Directory.EnumerateFileSystemEntries(all).Any())
            {
                Directory.Delete(all);
            }
        }

        Delete(worktree.Folder);
    }

    private static bool IsThere(string pointed, string folder) =>
        string.Equals(Path.GetFullPath(pointed), Path.GetFullPath(Path.Combine(folder, ".git")), StringComparison.Ordinal);

    private static string Slashes(string path) => path.Replace('\\', '/');

    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        EnumerationOptions all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", all))
        {
            if (file.IsReadOnly && file.LinkTarget is null)
            {
                // Windows deletes no file that is read only.
                file.IsReadOnly = false;
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
