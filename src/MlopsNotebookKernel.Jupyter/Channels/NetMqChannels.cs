using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MlopsNotebookKernel.Jupyter.Connections;
using MlopsNotebookKernel.Jupyter.Wire;
using NetMQ;
using NetMQ.Sockets;

namespace MlopsNotebookKernel.Jupyter.Channels;

/// <summary>The sockets of a kernel, all served by one thread of their own, which never waits for a cell.</summary>
internal sealed class NetMqChannels : IChannels, IDisposable
{
    private readonly Dictionary<ChannelKind, NetMQSocket> _sockets = [];
    private readonly RouterSocket _heartbeat;
    private readonly NetMQQueue<Action> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly Action<ChannelKind, IReadOnlyList<byte[]>> _receive;

    /// <summary>Binds the sockets; nothing is received before <see cref="Start"/>.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="receive">Takes what arrives, on the sockets' thread: it must not wait, and must not throw.</param>
    /// <exception cref="JupyterException">An address cannot be bound.</exception>
    public NetMqChannels(ConnectionFile connection, Action<ChannelKind, IReadOnlyList<byte[]>> receive)
    {
        _receive = receive;
        _heartbeat = new RouterSocket();
        try
        {
            Bind(_heartbeat, connection.Address, connection.Heartbeat);
            Open(ChannelKind.Shell, new RouterSocket(), connection.Address, connection.Shell);
            Open(ChannelKind.Control, new RouterSocket(), connection.Address, connection.Control);
            Open(ChannelKind.IoPub, new PublisherSocket(), connection.Address, connection.IoPub);
            Open(ChannelKind.Stdin, new RouterSocket(), connection.Address, connection.Stdin);
        }
        catch
        {
            Dispose();
            throw;
        }

        _heartbeat.ReceiveReady += (_, _) => Echo();
        _poller.Add(_heartbeat);
        _outgoing.ReceiveReady += (_, _) => SendWaiting();
        _poller.Add(_outgoing);
    }

    /// <summary>Begins to receive and send.</summary>
    public void Start() => _poller.RunAsync("mlops kernel sockets", isBackgroundThread: true);

    /// <inheritdoc/>
    public void Send(ChannelKind channel, IReadOnlyList<byte[]> frames)
    {
        NetMQSocket socket = _sockets[channel];
        _outgoing.Enqueue(() => socket.TrySendMultipartBytes(TimeSpan.Zero, frames));
    }

    /// <summary>Waits until what was sent before has been handed to the network.</summary>
    public Task FlushAsync()
    {
        TaskCompletionSource flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _outgoing.Enqueue(flushed.SetResult);
        return flushed.Task;
    }

    /// <summary>Closes the sockets; what was flushed may linger for a second.</summary>
    public void Dispose()
    {
        _poller.Dispose();
        _outgoing.Dispose();
        _heartbeat.Dispose();
        foreach (NetMQSocket socket in _sockets.Values)
        {
            socket.Dispose();
        }
    }

    private static void Bind(NetMQSocket socket, IPAddress address, int port)
    {
        socket.Options.IPv4Only = address.AddressFamily == AddressFamily.InterNetwork;
        socket.Options.Linger = TimeSpan.FromSeconds(1);
        socket.Options.MaxMsgSize = WireCodec.MaximumBytes;

        // Sockets with a limit drop what a slow front end has not taken yet; outputs are limited by the cell instead.
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        string host = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        string endpoint = string.Create(CultureInfo.InvariantCulture, $"tcp://{host}:{port}");
        try
        {
            socket.Bind(endpoint);
        }
        catch (Exception fault) when (fault is NetMQException or SocketException)
        {
            socket.Dispose();
            throw new JupyterException("MLOPS2206", $"The kernel cannot listen on {endpoint}: {fault.Message}",
                "Another program may use the port: start the kernel again, and the front end chooses other ports.", fault);
        }
    }

    private void Open(ChannelKind channel, NetMQSocket socket, IPAddress address, int port)
    {
        Bind(socket, address, port);
        _sockets[channel] = socket;
        if (channel != ChannelKind.IoPub)
        {
            socket.ReceiveReady += (_, _) => _receive(channel, socket.ReceiveMultipartBytes());
            _poller.Add(socket);
        }
    }

    private void Echo() => _heartbeat.TrySendMultipartBytes(TimeSpan.Zero, _heartbeat.ReceiveMultipartBytes());

    private void SendWaiting()
    {
        while (_outgoing.TryDequeue(out Action? send, TimeSpan.Zero))
        {
            send();
        }
    }
}
