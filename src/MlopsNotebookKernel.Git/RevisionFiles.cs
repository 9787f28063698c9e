using LibGit2Sharp;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Reads files of revisions through libgit2, which runs no filter and no program.</summary>
public sealed class RevisionFiles : IRevisionFiles
{
    /// <inheritdoc/>
    public byte[]? Read(string repositoryRoot, string revision, string path, long largest)
    {
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            Tree tree = Peel(Lookup(repository, revision)) ?? throw new GitException(
                "MLOPS1608", $"There is no commit {revision} here.", "Name a branch, a tag, or a commit of this clone; git log --oneline lists them.");
            if (tree[path]?.Target is not Blob blob)
            {
                return null;
            }

            if (blob.Size > largest)
            {
                throw new GitException("MLOPS1609", $"{revision}:{path} is larger than {largest >> 20} MiB.", "Compare a version without outputs.");
            }

            using Stream content = blob.GetContentStream();
            using MemoryStream copy = new((int)blob.Size);
            content.CopyTo(copy);
            return copy.ToArray();
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    private static GitObject? Lookup(Repository repository, string revision)
    {
        try
        {
            return repository.Lookup(revision);
        }
        catch (Exception unclear) when (unclear is AmbiguousSpecificationException or InvalidSpecificationException or NotFoundException or ArgumentException)
        {
            return null;
        }
    }

    private static Tree? Peel(GitObject? target) => target switch
    {
        Commit commit => commit.Tree,
        TagAnnotation tag => Peel(tag.Target),
        Tree tree => tree,
        _ => null,
    };
}
