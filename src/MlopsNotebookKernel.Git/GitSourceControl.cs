using System.Security.Cryptography;
using LibGit2Sharp;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Reads Git repositories. Where a <c>git</c> program is installed it is asked, because it is many times faster in
/// large repositories (its index of untracked files, its commit graph); without one libgit2 gives the same answers.
/// </summary>
public sealed class GitSourceControl : ISourceControl, IBlobSource, ICommittedFiles, IFileVersions
{
    private readonly IRepositoryReader _reader;

    /// <summary>Makes a reader.</summary>
    /// <param name="useProgram">Whether an installed <c>git</c> program may be asked; true by default.</param>
    public GitSourceControl(bool useProgram = true)
    {
        _reader = useProgram && GitProgram.Find() is { } program ? new ProgramReader(program) : new LibraryReader();
    }

    /// <inheritdoc/>
    /// <exception cref="GitException">There is a repository, and it cannot be read.</exception>
    public RepositoryState? Read(string path, CancellationToken cancellation) =>
        WorkspaceLocator.Find(path).GitRoot is { } root ? _reader.State(root, cancellation) : null;

    /// <inheritdoc/>
    /// <exception cref="GitException">The repository cannot be read, or <paramref name="since"/> is no full commit id.</exception>
    public IReadOnlyList<CommitSummary>? CommitsTouching(
        string repositoryRoot, string since, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        CommitId.Check(since);
        return _reader.CommitsTouching(repositoryRoot, since, paths, cancellation);
    }

    /// <inheritdoc/>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public byte[] Patch(string repositoryRoot, CancellationToken cancellation) =>
        _reader.Patch(repositoryRoot, null, cancellation);

    /// <inheritdoc/>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public byte[] Patch(string repositoryRoot, IReadOnlyList<string> paths, CancellationToken cancellation) =>
        paths.Count == 0 ? [] : _reader.Patch(repositoryRoot, paths, cancellation);

    /// <inheritdoc/>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public Stream? Find(string repositoryRoot, string path, long length, string sha256, CancellationToken cancellation)
    {
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            Blob? current = repository.Head.Tip?[path]?.Target as Blob;
            if (current is not null && Has(current, length, sha256))
            {
                return new BlobStream(repositoryRoot, current.Sha);
            }

            foreach (string id in _reader.Versions(repositoryRoot, path, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (id != current?.Sha && repository.Lookup<Blob>(id) is { } blob && Has(blob, length, sha256))
                {
                    return new BlobStream(repositoryRoot, id);
                }
            }

            return null;
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? At(
        string repositoryRoot, string commit, string folder, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        CommitId.Check(commit);
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            if (repository.Lookup<Commit>(commit) is not { } at)
            {
                return null;
            }

            Tree? tree = folder.Length == 0 ? at.Tree : at[folder]?.Target as Tree;
            return tree is null ? new Dictionary<string, string>() : CommittedTexts.In(tree, isWanted, cancellation);
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<byte[]> Contents(string repositoryRoot, string path, long largest, CancellationToken cancellation)
    {
        foreach (string id in _reader.Versions(repositoryRoot, path, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            using Repository repository = LibraryReader.Open(repositoryRoot);
            if (repository.Lookup<Blob>(id) is { } blob && blob.Size <= largest)
            {
                using Stream content = blob.GetContentStream();
                using MemoryStream bytes = new();
                content.CopyTo(bytes);
                yield return bytes.ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public string? FirstWith(string repositoryRoot, string path, long length, string sha256, CancellationToken cancellation)
    {
        using Repository repository = LibraryReader.Open(repositoryRoot);
        return _reader.Touching(repositoryRoot, path, cancellation).Reverse().FirstOrDefault(id => Holds(repository, id, path, length, sha256));
    }

    /// <inheritdoc/>
    public bool Holds(string repositoryRoot, string commit, string path, long length, string sha256)
    {
        CommitId.Check(commit);
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            return Holds(repository, commit, path, length, sha256);
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    private static bool Holds(Repository repository, string commit, string path, long length, string sha256) =>
        repository.Lookup<Commit>(commit)?[path]?.Target is Blob blob && Has(blob, length, sha256);

    private static bool Has(Blob blob, long length, string sha256)
    {
        if (blob.Size != length)
        {
            return false;
        }

        using Stream content = blob.GetContentStream();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == sha256;
    }
}
