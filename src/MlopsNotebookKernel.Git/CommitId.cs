using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Ids come out of stamps, which anybody may have written: nothing that is no id reaches Git.</summary>
internal static class CommitId
{
    /// <summary>Refuses what is no full commit id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="GitException">It is none (MLOPS1604).</exception>
    public static void Check(string id)
    {
        if (id.Length is not (40 or 64) || !id.All(char.IsAsciiHexDigit))
        {
            throw new GitException("MLOPS1604", $"\"{id}\" is no full commit id.", "Give 40 (or 64) hexadecimal digits, as git rev-parse HEAD prints them.");
        }
    }
}
