namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>What came of looking for objects in the remotes.</summary>
/// <param name="Missing">Digests of chunks that are neither here nor in any remote that was asked; empty when all were found.</param>
/// <param name="Notes">Why a remote was of no help, each a sentence; empty when every remote was asked and answered.</param>
public sealed record ObjectSearch(IReadOnlyList<string> Missing, IReadOnlyList<string> Notes)
{
    /// <summary>Whether everything was found.</summary>
    public bool IsWhole => Missing.Count == 0;
}
