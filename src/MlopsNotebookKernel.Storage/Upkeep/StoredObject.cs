namespace MlopsNotebookKernel.Storage.Upkeep;

/// <summary>An object of the store.</summary>
/// <param name="Digest">Its name.</param>
/// <param name="Bytes">Its size on disk.</param>
public sealed record StoredObject(string Digest, long Bytes);
