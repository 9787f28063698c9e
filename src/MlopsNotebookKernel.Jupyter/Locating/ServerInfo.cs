using System.Net;
using System.Text.Json;

namespace MlopsNotebookKernel.Jupyter.Locating;

/// <summary>A Jupyter server on this machine, as its own file in the runtime folder describes it.</summary>
/// <param name="Address">Its address, this machine's own, with its base path.</param>
/// <param name="Token">The token it asks for; empty for none.</param>
/// <param name="Root">The folder that its paths start at; absolute.</param>
internal sealed record ServerInfo(Uri Address, string Token, string Root)
{
    private static readonly string[] Patterns = ["jpserver-*.json", "nbserver-*.json"];

    /// <summary>How many servers are looked at: a runtime folder keeps files of servers that died.</summary>
    private const int Most = 20;

    /// <summary>The servers that a runtime folder names, the latest first.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    public static IReadOnlyList<ServerInfo> In(string folder) => Directory.Exists(folder)
        ? [.. Patterns
            .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .Take(Most)
            .Select(Read)
            .OfType<ServerInfo>()]
        : [];

    /// <summary>Reads a file; null where it describes no server that can be asked: on another machine, encrypted, or malformed.</summary>
    /// <param name="path">The file.</param>
    public static ServerInfo? Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement root = document.RootElement;
            string? folder = Text(root, "root_dir") ?? Text(root, "notebook_dir");
            if (Host(Text(root, "hostname") ?? "") is not { } host
                || folder is null || !Path.IsPathFullyQualified(folder)
                || (root.TryGetProperty("secure", out JsonElement secure) && secure.ValueKind == JsonValueKind.True)
                || !root.TryGetProperty("port", out JsonElement port) || !port.TryGetInt32(out int number) || number is <= 0 or > 65535)
            {
                return null;
            }

            string basePath = "/" + (Text(root, "base_url") ?? "/").Trim('/');
            UriBuilder address = new("http", host, number, basePath.TrimEnd('/') + "/");
            return new ServerInfo(address.Uri, Text(root, "token") ?? "", folder);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException or UriFormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A token goes to this machine alone: a server that listens everywhere listens here too, others are not asked.</summary>
    private static string? Host(string name) => name switch
    {
        "" or "localhost" or "0.0.0.0" or "::" or "*" => "127.0.0.1",
        _ => IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address) ? name : null,
    };
}
