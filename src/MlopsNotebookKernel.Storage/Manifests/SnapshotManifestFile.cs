using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Manifests;

/// <summary>Reads one manifest's file and says what is wrong with it when it cannot.</summary>
internal static class SnapshotManifestFile
{
    /// <summary>The greatest size of a manifest that is read: 256 MiB.</summary>
    private const long MaximumBytes = 256L << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = SnapshotManifestJson.MaximumDepth };

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="shown">The path as messages name it.</param>
    /// <exception cref="SnapshotException">It is malformed, of a later version, has conflicts, or is not what its path says.</exception>
    public static SnapshotManifest Read(string path, string shown) => Parse(Load(path, shown), shown, path);

    /// <summary>Reads a manifest that was loaded already.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="shown">The path as messages name it.</param>
    /// <param name="path">The path that its name and id must agree with; <paramref name="shown"/> when not given.</param>
    /// <exception cref="SnapshotException">It is malformed, of a later version, has conflicts, or is not what its path says.</exception>
    public static SnapshotManifest Parse(byte[] content, string shown, string? path = null)
    {
        path ??= shown;
        if (HasConflictMarkers(content))
        {
            throw new SnapshotException(
                "MLOPS1305",
                $"{shown} has Git conflict markers.",
                $"Manifests are never edited: keep either side whole with {PasteLine.ForTerminal($"git checkout --ours -- {shown}")} (or --theirs).");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(content, Options);
            CheckSchema(document.RootElement, shown);
            SnapshotManifest manifest = SnapshotManifestJson.Read(document.RootElement);
            string folder = Path.GetFileName(Path.GetDirectoryName(path)!);
            return manifest.Name == folder && manifest.Id == Path.GetFileNameWithoutExtension(path)
                ? manifest
                : throw new SnapshotException(
                    "MLOPS1308",
                    $"{shown} says that it is {manifest.Name}@{manifest.ShortId}.",
                    "Manifests are never moved or renamed: bring it back from Git, or take the snapshot again.");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new SnapshotException(
                "MLOPS1303",
                $"{shown} is no snapshot manifest: {FirstLine(malformed)}",
                $"Bring it back from Git with {PasteLine.ForTerminal($"git checkout -- {shown}")}, or delete it and take the snapshot again.",
                malformed);
        }
    }

    private static byte[] Load(string path, string shown)
    {
        try
        {
            return FactFile.Objection(path, MaximumBytes) is not { } objection
                ? File.ReadAllBytes(path)
                : throw new SnapshotException(
                    "MLOPS1306",
                    $"{shown} is no snapshot manifest: {objection}.",
                    $"Bring it back from Git with {PasteLine.ForTerminal($"git checkout -- {shown}")}.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                "MLOPS1309", $"{shown} cannot be read: {unreadable.Message}", "Check the disk and your rights on the file.", unreadable);
        }
    }

    private static void CheckSchema(JsonElement root, string shown)
    {
        string? schema = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("schema", out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
        string prefix = $"{SnapshotManifestJson.SchemaName}/";
        if (schema is null || !schema.StartsWith(prefix, StringComparison.Ordinal)
            || !int.TryParse(schema.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            throw new JsonException($"its \"schema\" is not \"{prefix}{SnapshotManifestJson.SchemaVersion}\".");
        }

        if (version > SnapshotManifestJson.SchemaVersion)
        {
            throw new SnapshotException(
                "MLOPS1304",
                $"{shown} was written by a later version of mlops ({schema}).",
                "Update mlops.");
        }
    }

    private static bool HasConflictMarkers(ReadOnlySpan<byte> content) =>
        content.StartsWith("<<<<<<< "u8) || content.IndexOf("\n<<<<<<< "u8) >= 0;

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
