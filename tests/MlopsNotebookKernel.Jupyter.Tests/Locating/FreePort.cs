using System.Net;
using System.Net.Sockets;

namespace MlopsNotebookKernel.Jupyter.Tests.Locating;

/// <summary>Finds ports that nobody uses.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
