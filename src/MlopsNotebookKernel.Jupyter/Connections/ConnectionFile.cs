using System.Net;
using System.Text;
using System.Text.Json;

namespace MlopsNotebookKernel.Jupyter.Connections;

/// <summary>Where a front end wants a kernel to listen, and the key that messages are signed with.</summary>
/// <param name="Address">The address to listen on; always this machine's own.</param>
/// <param name="Shell">The port for requests.</param>
/// <param name="Control">The port for requests that do not wait for cells.</param>
/// <param name="IoPub">The port for what is told to everybody.</param>
/// <param name="Stdin">The port for questions to the person.</param>
/// <param name="Heartbeat">The port that echoes.</param>
/// <param name="Key">The key; empty where messages are not signed.</param>
/// <param name="KernelId">The kernel's id in its server, from the file's name; null when the name is not of the usual form.</param>
internal sealed record ConnectionFile(
    IPAddress Address, int Shell, int Control, int IoPub, int Stdin, int Heartbeat, byte[] Key, string? KernelId)
{
    private const string NamePrefix = "kernel-";
    private const int LargestFile = 64 * 1024;
    private const string WriterRemedy = "Start the kernel from a Jupyter front end, which writes the file.";

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JupyterException">It is missing or malformed, or asks for what is not served.</exception>
    public static ConnectionFile Read(string path)
    {
        string text;
        try
        {
            text = new FileInfo(path).Length <= LargestFile
                ? File.ReadAllText(path)
                : throw Malformed(path, $"is longer than {LargestFile / 1024} KB");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new JupyterException("MLOPS2201", $"The connection file '{path}' cannot be read: {fault.Message}", WriterRemedy, fault);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement, path);
        }
        catch (JsonException fault)
        {
            throw Malformed(path, "is not JSON", fault);
        }
    }

    private static ConnectionFile Read(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Malformed(path, "is no JSON object");
        }

        string transport = Text(root, "transport", path) ?? "tcp";
        if (transport != "tcp")
        {
            throw new JupyterException("MLOPS2203", $"The transport '{transport}' is not served.",
                "Use tcp on this machine's own address: it is the default of every front end.");
        }

        string scheme = Text(root, "signature_scheme", path) ?? "hmac-sha256";
        byte[] key = Encoding.UTF8.GetBytes(Text(root, "key", path) ?? "");
        if (key.Length > 0 && scheme != "hmac-sha256")
        {
            throw new JupyterException("MLOPS2204", $"The signature scheme '{scheme}' is not served.",
                "Use hmac-sha256: it is the default of every front end.");
        }

        string name = Path.GetFileNameWithoutExtension(path);
        return new ConnectionFile(
            LoopbackAddress.Of(Text(root, "ip", path) ?? "127.0.0.1"),
            Port(root, "shell_port", path),
            Port(root, "control_port", path),
            Port(root, "iopub_port", path),
            Port(root, "stdin_port", path),
            Port(root, "hb_port", path),
            key,
            name.StartsWith(NamePrefix, StringComparison.Ordinal) ? name[NamePrefix.Length..] : null);
    }

    private static string? Text(JsonElement root, string name, string path) => root.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Malformed(path, $"has no text as {name}")
        : null;

    private static int Port(JsonElement root, string name, string path) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int port) && port is > 0 and <= 65535
            ? port
            : throw Malformed(path, $"has no port from 1 to 65535 as {name}");

    private static JupyterException Malformed(string path, string what, Exception? cause = null) => new(
        "MLOPS2202", $"The connection file '{path}' {what}.", WriterRemedy, cause);
}
