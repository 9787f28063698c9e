namespace MlopsNotebookKernel.Jupyter.Channels;

/// <summary>The sockets between a kernel and its front ends, but for the heartbeat.</summary>
internal enum ChannelKind
{
    /// <summary>Requests.</summary>
    Shell,

    /// <summary>Requests that do not wait for cells: interrupt, shutdown.</summary>
    Control,

    /// <summary>What is told to everybody: states and outputs.</summary>
    IoPub,

    /// <summary>Questions to the person, and their answers.</summary>
    Stdin,
}
