using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Dib;

/// <summary>Which lines open a cell of a <c>.dib</c>: the known languages, and the kernels that its <c>#!meta</c> names.</summary>
/// <param name="declared">Language by kernel name or alias.</param>
/// <param name="defaultLanguage">The language of text under no header.</param>
internal sealed class DibKernels(IReadOnlyDictionary<string, string> declared, string defaultLanguage)
{
    /// <summary>The language of text under no header.</summary>
    public string DefaultLanguage { get; } = defaultLanguage;

    /// <summary>Reads the kernels that a <c>#!meta</c> names.</summary>
    /// <param name="meta">The members of the <c>#!meta</c>.</param>
    public static DibKernels Read(JsonMembers meta)
    {
        Dictionary<string, string> declared = new(StringComparer.OrdinalIgnoreCase);
        JsonObject? info = meta.Find("kernelInfo") is { } raw
            ? JsonNode.Parse(raw.Span, documentOptions: JsonLimits.DocumentOptions) as JsonObject
            : null;
        foreach (JsonObject kernel in (info?["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Text(kernel["name"]) is not { } name)
            {
                continue;
            }

            foreach (string alias in (kernel["aliases"] as JsonArray ?? []).Select(Text).OfType<string>().Prepend(name))
            {
                declared[alias] = NotebookLanguage.Normalize(name);
            }
        }

        string language = Text(info?["defaultKernelName"]) is { } given ? NotebookLanguage.Normalize(given) : NotebookLanguage.CSharp;
        return new DibKernels(declared, language);
    }

    /// <summary>The language of the cell that a line opens; null when it opens none.</summary>
    /// <param name="line">A line, with or without its end.</param>
    public string? LanguageOf(string line)
    {
        string trimmed = line.TrimEnd();
        if (!trimmed.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        string name = trimmed[2..];
        return declared.GetValueOrDefault(name) ?? (NotebookLanguage.IsKnown(name) ? NotebookLanguage.Normalize(name) : null);
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
