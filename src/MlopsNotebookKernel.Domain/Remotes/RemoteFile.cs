using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>A settings file that names remotes; members that it does not know stay as they are.</summary>
internal sealed class RemoteFile
{
    /// <summary>The schema of a repository's configuration.</summary>
    public const string RepositorySchema = "mlops.config/1";

    /// <summary>The schema of the user's own file.</summary>
    public const string UserSchema = "mlops.user-remotes/1";

    private const long LargestFile = 1 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string? _path;
    private readonly string _shown;
    private readonly JsonObject _root;

    private RemoteFile(string? path, string shown, JsonObject root)
    {
        (_path, _shown, _root) = (path, shown, root);
        Remotes = [.. Member<JsonObject>(root, "remotes")?.Select(remote => (remote.Key, Address(remote.Value))) ?? []];
        Accepted = Member<JsonArray>(root, "accepted")?.Select(Text).ToHashSet(StringComparer.Ordinal) ?? [];
    }

    /// <summary>Names and addresses, in the file's order.</summary>
    public IReadOnlyList<(string Name, string Address)> Remotes { get; }

    /// <summary>Folders that the user agreed to.</summary>
    public IReadOnlySet<string> Accepted { get; }

    /// <summary>Reads a file; one that is not there names nothing.</summary>
    /// <param name="path">Absolute path; null where there is no place for one.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="shown">What messages call it.</param>
    /// <exception cref="RemoteException">It is malformed or of a later version (MLOPS2306).</exception>
    public static RemoteFile Read(string? path, string schema, string shown)
    {
        if (path is null || !File.Exists(path))
        {
            return new RemoteFile(path, shown, new JsonObject { ["schema"] = schema });
        }

        try
        {
            if (FactFile.Objection(path, LargestFile) is { } objection)
            {
                throw new JsonException(objection);
            }

            JsonObject root = JsonNode.Parse(File.ReadAllText(path), null, new JsonDocumentOptions { MaxDepth = 16 }) as JsonObject
                ?? throw new JsonException("it is no object");
            return Text(root["schema"]) == schema
                ? new RemoteFile(path, shown, root)
                : throw new JsonException($"its schema is not {schema}");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new RemoteException(
                "MLOPS2306", $"{shown} cannot be used: {malformed.Message.Split('\n')[0].TrimEnd('.')}.", "Mend the file; FORMATS.md describes it.", malformed);
        }
    }

    /// <summary>The same with a remote.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="address">Its address.</param>
    public RemoteFile With(string name, string address) => Changed(root =>
    {
        if (root["remotes"] is not JsonObject remotes)
        {
            root["remotes"] = remotes = [];
        }

        remotes[name] = new JsonObject { ["address"] = address };
    });

    /// <summary>The same without a remote.</summary>
    /// <param name="name">Its name.</param>
    public RemoteFile Without(string name) => Changed(root => (root["remotes"] as JsonObject)?.Remove(name));

    /// <summary>The same with a folder agreed to.</summary>
    /// <param name="folder">Absolute path.</param>
    public RemoteFile Accepting(string folder) => Accepted.Contains(folder) ? this : Changed(root =>
    {
        if (root["accepted"] is not JsonArray accepted)
        {
            root["accepted"] = accepted = [];
        }

        accepted.Add(JsonValue.Create(folder));
    });

    /// <summary>Writes it.</summary>
    /// <exception cref="RemoteException">It cannot be written (MLOPS2307).</exception>
    public void Write()
    {
        try
        {
            AtomicFile.WriteText(
                _path ?? throw new IOException("This user has no folder for settings (no home)."), _root.ToJsonString(Options) + "\n");
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new RemoteException("MLOPS2307", $"{_shown} cannot be written: {unwritable.Message}", "Check your rights on it, or give the folder's path with --remote.", unwritable);
        }
    }

    private RemoteFile Changed(Action<JsonObject> change)
    {
        JsonObject root = _root.DeepClone().AsObject();
        change(root);
        return new RemoteFile(_path, _shown, root);
    }

    private static string Address(JsonNode? remote) => Text((remote as JsonObject)?["address"]);

    private static T? Member<T>(JsonObject root, string name)
        where T : JsonNode => root[name] switch
        {
            null => null,
            T member => member,
            _ => throw new JsonException($"its {name} are of another kind"),
        };

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : throw new JsonException("a text is missing");
}
