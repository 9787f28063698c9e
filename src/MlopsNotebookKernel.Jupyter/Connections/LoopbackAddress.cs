using System.Net;

namespace MlopsNotebookKernel.Jupyter.Connections;

/// <summary>Keeps a kernel to its own machine: whoever reaches its ports and holds its key runs any code.</summary>
internal static class LoopbackAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">An address as a connection file has it, or <c>localhost</c>.</param>
    /// <exception cref="JupyterException">It is not this machine's own.</exception>
    public static IPAddress Of(string text)
    {
        if (text == "localhost")
        {
            return IPAddress.Loopback;
        }

        return IPAddress.TryParse(text, out IPAddress? address) && IPAddress.IsLoopback(address)
            ? address
            : throw new JupyterException("MLOPS2205", $"The kernel does not listen on '{text}': others could run code here.",
                "Use 127.0.0.1; to work from another machine, forward the front end's own port through SSH.");
    }
}
