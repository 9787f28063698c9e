using System.Globalization;
using System.Net;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Connections;
using MlopsNotebookKernel.Jupyter.Tests.Locating;
using NetMQ;
using NetMQ.Sockets;

namespace MlopsNotebookKernel.Jupyter.Tests.Channels;

public sealed class NetMqChannelsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Channels_OnALoopbackAddress_CarryRequestsAnswersAndBeats(string address)
    {
        ConnectionFile connection = Ports(IPAddress.Parse(address));
        NetMqChannels? channels = null;
        using NetMqChannels served = channels = new NetMqChannels(connection, (channel, frames) => channels!.Send(channel, frames));
        served.Start();

        using DealerSocket shell = new();
        Connect(shell, connection, connection.Shell);
        shell.SendMultipartBytes("a"u8.ToArray(), "b"u8.ToArray());
        List<byte[]> echo = [];
        Assert.True(shell.TryReceiveMultipartBytes(Patience, ref echo));
        Assert.Equal(["a"u8.ToArray(), "b"u8.ToArray()], echo);

        using RequestSocket heart = new();
        Connect(heart, connection, connection.Heartbeat);
        heart.SendFrame("ping");
        Assert.True(heart.TryReceiveFrameString(Patience, out string? beat));
        Assert.Equal("ping", beat);
    }

    [Fact]
    public void Channels_PortInUse_IsAnErrorWithCode()
    {
        ConnectionFile connection = Ports(IPAddress.Loopback);
        using NetMqChannels first = new(connection, (_, _) => { });

        Assert.Equal("MLOPS2206", Assert.Throws<JupyterException>(() => new NetMqChannels(connection, (_, _) => { })).Code);
    }

    private static ConnectionFile Ports(IPAddress address) =>
        new(address, FreePort.Next(), FreePort.Next(), FreePort.Next(), FreePort.Next(), FreePort.Next(), [], null);

    private static void Connect(NetMQSocket socket, ConnectionFile connection, int port)
    {
        bool isV6 = connection.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        socket.Options.IPv4Only = !isV6;
        socket.Options.Linger = TimeSpan.Zero;
        socket.Connect(string.Create(CultureInfo.InvariantCulture, $"tcp://{(isV6 ? "[::1]" : connection.Address)}:{port}"));
    }
}
