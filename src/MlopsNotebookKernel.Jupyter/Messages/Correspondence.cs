using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Messages;

/// <summary>Sends a kernel's messages: answers, what is told to everybody, and questions. Any thread may call it.</summary>
/// <param name="channels">Takes them.</param>
/// <param name="codec">Signs them.</param>
/// <param name="writer">Writes them.</param>
internal sealed class Correspondence(IChannels channels, WireCodec codec, MessageWriter writer)
{
    /// <summary>Answers a request, to the one who sent it and where it came.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="content">The answer.</param>
    public void Reply(Request request, string type, JsonObject content) =>
        Send(request.Channel, request.Identities, type, request, content);

    /// <summary>Tells everybody.</summary>
    /// <param name="parent">The request that it comes from; null for none.</param>
    /// <param name="type">The type.</param>
    /// <param name="content">What to tell.</param>
    public void Publish(Request? parent, string type, JsonObject content) =>
        Send(ChannelKind.IoPub, [Encoding.UTF8.GetBytes(type)], type, parent, content);

    /// <summary>Asks the person who sent a request.</summary>
    /// <param name="parent">The request.</param>
    /// <param name="type">The type.</param>
    /// <param name="content">The question.</param>
    public void Ask(Request parent, string type, JsonObject content) =>
        Send(ChannelKind.Stdin, parent.Identities, type, parent, content);

    /// <summary>Tells everybody that a request is being served; disposing what is returned tells that it no longer is.</summary>
    /// <param name="request">The request.</param>
    public IDisposable Busy(Request request)
    {
        Publish(request, "status", State("busy"));
        return new Idle(this, request);
    }

    /// <summary>Tells everybody that the kernel has come up.</summary>
    public void Starting() => Publish(null, "status", State("starting"));

    private static JsonObject State(string state) => new() { ["execution_state"] = state };

    private void Send(ChannelKind channel, IReadOnlyList<byte[]> identities, string type, Request? parent, JsonObject content) =>
        channels.Send(channel, codec.Encode(writer.Write(identities, type, parent, content)));

    private sealed class Idle(Correspondence correspondence, Request request) : IDisposable
    {
        public void Dispose() => correspondence.Publish(request, "status", State("idle"));
    }
}
