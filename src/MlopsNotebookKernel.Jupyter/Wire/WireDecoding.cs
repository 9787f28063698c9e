namespace MlopsNotebookKernel.Jupyter.Wire;

/// <summary>What came of frames that arrived.</summary>
internal abstract record WireDecoding
{
    private WireDecoding()
    {
    }

    /// <summary>A message with a right signature.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Signature">Its signature; empty where messages are not signed.</param>
    public sealed record Accepted(WireMessage Message, byte[] Signature) : WireDecoding;

    /// <summary>No message that may be acted on.</summary>
    /// <param name="Reason">Why, for the log.</param>
    public sealed record Refused(string Reason) : WireDecoding;
}
