namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>How far a transfer is.</summary>
/// <param name="Done">Objects done.</param>
/// <param name="Total">Objects in all.</param>
/// <param name="Bytes">Bytes that travelled so far.</param>
public readonly record struct TransferProgress(int Done, int Total, long Bytes);
