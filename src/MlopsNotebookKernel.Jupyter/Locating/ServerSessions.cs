using System.Net.Http.Headers;
using System.Text.Json;

namespace MlopsNotebookKernel.Jupyter.Locating;

/// <summary>Asks Jupyter servers of this machine which notebook a kernel runs.</summary>
internal static class ServerSessions
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks one server after the other.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="kernelId">The kernel's id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The notebook; null where no server knows it.</returns>
    public static async Task<string?> FindAsync(IReadOnlyList<ServerInfo> servers, string kernelId, CancellationToken cancellation)
    {
        if (servers.Count == 0)
        {
            return null;
        }

        // Straight to the server and nowhere else: the token must not travel through a proxy or a redirect.
        using SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };
        using HttpClient client = new(handler) { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };
        foreach (ServerInfo server in servers)
        {
            if (await AskAsync(client, server, kernelId, cancellation).ConfigureAwait(false) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    private static async Task<string?> AskAsync(HttpClient client, ServerInfo server, string kernelId, CancellationToken cancellation)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Address, "api/sessions"));
            if (server.Token.Length > 0)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("token", server.Token);
            }

            using HttpResponseMessage response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? Path(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false), server.Root, kernelId)
                : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or InvalidOperationException or IOException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // A server that died, or is something else by now. Unknown is an answer.
            return null;
        }
    }

    private static string? Path(byte[] answer, string root, string kernelId)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        foreach (JsonElement session in document.RootElement.EnumerateArray())
        {
            if (session.TryGetProperty("kernel", out JsonElement kernel) && kernel.ValueKind == JsonValueKind.Object
                && Text(kernel, "id") == kernelId
                && Text(session, "path") is { } path && !path.Contains('\0', StringComparison.Ordinal))
            {
                return NotebookFileName.Find(path.TrimStart('/'), root);
            }
        }

        return null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
