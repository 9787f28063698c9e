namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>Which way objects travel.</summary>
public enum TransferDirection
{
    /// <summary>To a remote.</summary>
    Push,

    /// <summary>From a remote.</summary>
    Pull,
}
