using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Digests;
using MlopsNotebookKernel.Storage.Manifests;

namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>
/// Reads which kept bytes a fact relies on. Manifests and stamps are read as what they are; in other facts, and in parts
/// that this version does not know, whatever has the form of a kept file (<c>path</c>, <c>length</c>, <c>sha256</c>,
/// <c>chunks</c>) is one.
/// </summary>
internal static class FactReader
{
    private const int MaximumDepth = 64;
    private const long MaximumBytes = 256L << 20;

    /// <summary>Reads a fact.</summary>
    /// <param name="path">Its path, which decides what it must be.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="open">Opens its content.</param>
    /// <exception cref="MlopsException">It is malformed, of a later version, or has conflict markers.</exception>
    public static IEnumerable<CitedFile> Read(string path, long length, Func<Stream> open)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        if (length > MaximumBytes)
        {
            throw new SnapshotException("MLOPS1306", $"{path} is larger than {MaximumBytes >> 20} MB.", PasteLine.ForTerminal($"Bring it back from Git with git checkout -- {path}"));
        }

        using Stream content = open();
        using MemoryStream copy = new((int)length);
        content.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        if (path.EndsWith(PinStore.Extension, StringComparison.Ordinal))
        {
            _ = StampJson.Read(Encoding.UTF8.GetString(bytes), path);
        }

        return path.Split('/') is [.., "snapshots", _, _]
            ? Manifest(bytes, path)
            : Structural(bytes, path);
    }

    private static IEnumerable<CitedFile> Manifest(byte[] bytes, string path)
    {
        SnapshotManifest manifest = SnapshotManifestFile.Parse(bytes, path);
        return manifest.Files.Select(file => new CitedFile(file, path, manifest));
    }

    private static List<CitedFile> Structural(byte[] bytes, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            List<CitedFile> files = [];
            Walk(document.RootElement, path, files);
            return files;
        }
        catch (JsonException malformed)
        {
            throw new SnapshotException(
                "MLOPS1338", $"{path} is no JSON: {malformed.Message.Split('\n')[0].TrimEnd('.')}.", PasteLine.ForTerminal($"Bring it back from Git with git checkout -- {path}"), malformed);
        }
    }

    private static void Walk(JsonElement element, string path, List<CitedFile> files)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Walk(item, path, files);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (KeptFile(element) is { } kept)
            {
                files.Add(new CitedFile(kept, path, null));
            }

            foreach (JsonProperty member in element.EnumerateObject())
            {
                Walk(member.Value, path, files);
            }
        }
    }

    private static SnapshotFile? KeptFile(JsonElement element) =>
        element.TryGetProperty("chunks", out JsonElement chunks) && chunks.ValueKind == JsonValueKind.Array
        && element.TryGetProperty("path", out JsonElement name) && name.ValueKind == JsonValueKind.String
        && element.TryGetProperty("length", out JsonElement length) && length.ValueKind == JsonValueKind.Number && length.TryGetInt64(out long bytes)
        && element.TryGetProperty("sha256", out JsonElement sha256) && IsDigest(sha256)
        && chunks.EnumerateArray().All(IsDigest)
            ? new SnapshotFile(name.GetString()!, bytes, sha256.GetString()!, [.. chunks.EnumerateArray().Select(chunk => chunk.GetString()!)])
            : null;

    private static bool IsDigest(JsonElement value) => value.ValueKind == JsonValueKind.String && ContentDigest.IsValid(value.GetString());
}
