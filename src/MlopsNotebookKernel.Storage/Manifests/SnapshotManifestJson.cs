using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Manifests;

/// <summary>
/// Manifests as JSON (FORMATS.md, "Snapshots"). What is read is untrusted: a text that is no such manifest is a
/// <see cref="JsonException"/> that says why.
/// </summary>
internal static class SnapshotManifestJson
{
    /// <summary>The format's name.</summary>
    public const string SchemaName = "mlops.snapshot";

    /// <summary>The format's version.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The greatest depth of nesting that is read.</summary>
    public const int MaximumDepth = 32;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonSerializerOptions Parts = new() { MaxDepth = MaximumDepth };

    /// <summary>Writes a manifest: indented, line feeds, one at the end.</summary>
    /// <param name="manifest">The manifest.</param>
    public static byte[] Write(SnapshotManifest manifest)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", $"{SchemaName}/{SchemaVersion}");
            writer.WriteString("name", manifest.Name);
            writer.WriteString("id", manifest.Id);
            writer.WriteString("kind", manifest.Kind);
            writer.WriteString("created", manifest.Created.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
            writer.WriteString("origin", manifest.Origin);
            if (manifest.Note is not null)
            {
                writer.WriteString("note", manifest.Note);
            }

            writer.WriteStartArray("files");
            foreach (SnapshotFile file in manifest.Files)
            {
                WriteFile(writer, file);
            }

            writer.WriteEndArray();
            if (manifest.Table is not null)
            {
                writer.WritePropertyName("table");
                JsonSerializer.Serialize(writer, manifest.Table, Parts);
            }

            if (manifest.Profile is not null)
            {
                writer.WritePropertyName("profile");
                JsonSerializer.Serialize(writer, manifest.Profile, Parts);
            }

            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads a manifest of this version.</summary>
    /// <param name="root">The document's root; its schema was checked.</param>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static SnapshotManifest Read(JsonElement root)
    {
        string kind = Text(root, "kind");
        bool isTable = kind == SnapshotKind.Table;
        SnapshotManifest manifest = new(
            Text(root, "name"),
            Digest(root, "id"),
            kind,
            Time(root, "created"),
            Text(root, "origin"),
            [.. Part(root, "files", JsonValueKind.Array).EnumerateArray().Select(ReadFile)],
            isTable ? Read<TableDigest>(root, "table") : null,
            isTable ? Read<TableProfile>(root, "profile") : null,
            root.TryGetProperty("note", out _) ? Text(root, "note") : null);
        if (kind is not (SnapshotKind.Table or SnapshotKind.File or SnapshotKind.Archive or SnapshotKind.Folder))
        {
            throw new JsonException($"'{kind}' is not known as a 'kind'.");
        }

        if (manifest.Files.Count == 0 || (kind != SnapshotKind.Folder && manifest.Files.Count != 1))
        {
            throw new JsonException($"A {kind} cannot have {manifest.Files.Count} 'files'.");
        }

        return manifest;
    }

    private static void WriteFile(Utf8JsonWriter writer, SnapshotFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        writer.WriteNumber("length", file.Length);
        writer.WriteString("sha256", file.Sha256);
        writer.WriteStartArray("chunks");
        foreach (string chunk in file.Chunks)
        {
            writer.WriteStringValue(chunk);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SnapshotFile ReadFile(JsonElement file)
    {
        string path = Text(file, "path");
        if (!IsInnerPath(path))
        {
            throw new JsonException($"'{path}' is not a path within a snapshot.");
        }

        return Part(file, "length", JsonValueKind.Number).TryGetInt64(out long length) && length >= 0
            ? new SnapshotFile(path, length, Digest(file, "sha256"), [.. Part(file, "chunks", JsonValueKind.Array).EnumerateArray().Select(Digest)])
            : throw new JsonException("'length' is no number of bytes.");
    }

    /// <summary>
    /// Whether a path stays inside the folder it is joined to, on every platform, and out of Git's and our own folder,
    /// which no snapshot keeps.
    /// </summary>
    private static bool IsInnerPath(string path) =>
        !path.Contains('\\') && !path.Contains(':') && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or "..")
            && !part.Equals(".git", StringComparison.OrdinalIgnoreCase)
            && !part.Equals(Workspace.FactsFolderName, StringComparison.OrdinalIgnoreCase));

    private static T Read<T>(JsonElement root, string name) =>
        Part(root, name, JsonValueKind.Object).Deserialize<T>(Parts) ?? throw new JsonException($"'{name}' is null.");

    private static DateTimeOffset Time(JsonElement root, string name) =>
        DateTimeOffset.TryParseExact(
            Text(root, name), [TimeFormat, "O"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw new JsonException($"'{name}' is no time.");

    private static string Digest(JsonElement root, string name) => Digest(Part(root, name, JsonValueKind.String));

    private static string Digest(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && ContentDigest.IsValid(value.GetString())
            ? value.GetString()!
            : throw new JsonException($"'{value}' is no SHA-256 digest.");

    private static string Text(JsonElement root, string name) => Part(root, name, JsonValueKind.String).GetString()!;

    private static JsonElement Part(JsonElement root, string name, JsonValueKind kind) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement part) && part.ValueKind == kind
            ? part
            : throw new JsonException($"'{name}' is missing or of another kind.");
}
