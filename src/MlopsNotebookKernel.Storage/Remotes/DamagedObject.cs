namespace MlopsNotebookKernel.Storage.Remotes;

/// <summary>An object that is not what its name says.</summary>
/// <param name="Digest">Its name.</param>
/// <param name="Where">Where it lies: the store or the remote's place.</param>
/// <param name="Reason">What is wrong with it, as a clause.</param>
public sealed record DamagedObject(string Digest, string Where, string Reason);
