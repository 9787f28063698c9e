using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Kernels;

namespace MlopsNotebookKernel.Jupyter.Registration;

/// <summary>The file <c>kernel.json</c> that describes a kernel to front ends.</summary>
internal static class KernelSpec
{
    /// <summary>The file's name.</summary>
    public const string FileName = "kernel.json";

    /// <summary>The member of the metadata by which this tool knows its own.</summary>
    private const string Mark = "mlops";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of this tool's description.</summary>
    /// <param name="command">What starts the kernel.</param>
    /// <param name="displayName">What front ends call it.</param>
    /// <param name="language">The language of its cells.</param>
    /// <param name="version">The tool's version.</param>
    /// <param name="environment">Variables that the kernel needs.</param>
    public static string Write(
        IReadOnlyList<string> command,
        string displayName,
        string language,
        string version,
        IReadOnlyDictionary<string, string> environment) => new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Select(word => (JsonNode)word)]),
            ["display_name"] = displayName,
            ["language"] = language,
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject(environment.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = version },
        }.ToJsonString(Options) + "\n";

    /// <summary>Reads the description in a folder, anybody's; null where there is none.</summary>
    /// <param name="folder">The folder; its name is the kernel's.</param>
    public static RegisteredKernel? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        string name = Path.GetFileName(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement root = document.RootElement;
            return new RegisteredKernel(
                name,
                root.GetProperty("display_name").GetString() ?? name,
                root.TryGetProperty("language", out JsonElement language) ? language.GetString() ?? "" : "",
                folder,
                [.. root.GetProperty("argv").EnumerateArray().Select(word => word.GetString() ?? "")],
                root.TryGetProperty("metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object
                    && metadata.TryGetProperty(Mark, out _));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // Others write these files too: one that cannot be read is listed as that, and hides no other.
            return new RegisteredKernel(name, "(its kernel.json cannot be read)", "", folder, [], IsOurs: false);
        }
    }
}
