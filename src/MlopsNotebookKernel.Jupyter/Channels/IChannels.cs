namespace MlopsNotebookKernel.Jupyter.Channels;

/// <summary>Takes messages to the front ends.</summary>
internal interface IChannels
{
    /// <summary>Sends frames, in the order of the calls; from any thread, without waiting. What nobody takes is dropped.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="frames">The frames.</param>
    void Send(ChannelKind channel, IReadOnlyList<byte[]> frames);
}
