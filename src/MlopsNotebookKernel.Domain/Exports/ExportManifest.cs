using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What <c>export.json</c> records in a library's folder (schema <c>mlops.export/1</c>, see FORMATS.md).</summary>
public sealed record ExportManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "export.json";

    /// <summary>The schema written and read here.</summary>
    public const string CurrentSchema = "mlops.export/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
    };

    /// <summary>The schema.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The library's name.</summary>
    public required string Library { get; init; }

    /// <summary>The notebook, relative to the library's folder.</summary>
    public required string Notebook { get; init; }

    /// <summary>The notebook's stamp, relative to the library's folder; null when it had none.</summary>
    public string? Stamp { get; init; }

    /// <summary>The packages the notebook asks for itself, with their resolved versions.</summary>
    public required IReadOnlyList<ExportPackage> Packages { get; init; }

    /// <summary>The digest of the cell that refers to the library (<see cref="CellText"/>); null where no cell is replaced by its call.</summary>
    public string? Reference { get; init; }

    /// <summary>The cells the library was made from.</summary>
    public required IReadOnlyList<ManifestSource> Sources { get; init; }

    /// <summary>The library's members.</summary>
    public required IReadOnlyList<ManifestMember> Members { get; init; }

    /// <summary>What the notebook had in the variables that tests compare.</summary>
    public required IReadOnlyList<ExpectedValue> Expected { get; init; }

    /// <summary>Variables whose value the library did not give when its tests ran; they are not tested.</summary>
    public IReadOnlyList<string> Unconfirmed { get; init; } = [];

    /// <summary>Calls of pure functions as the notebook made them; null in records of earlier versions.</summary>
    public IReadOnlyList<ExpectedCall>? Calls { get; init; }

    /// <summary>The files that tests read as the notebook did; null in records of earlier versions.</summary>
    public IReadOnlyList<GoldenFile>? Inputs { get; init; }

    /// <summary>The inputs of tests that only the notebook can make; null where there are none.</summary>
    public IReadOnlyList<InlineValue>? Values { get; init; }

    /// <summary>The files as they were written, by which hand edits are recognised.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Reads the record of a library's folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Null when nothing was exported there yet.</returns>
    /// <exception cref="ExportException">
    /// It cannot be read, or a later version wrote it (MLOPS1805); it names a file outside its folder (MLOPS1811).
    /// </exception>
    public static ExportManifest? Read(string folder)
    {
        if (new ExportFolder(folder).Read(FileName) is not { } text)
        {
            return null;
        }

        if (text.Contains("\n<<<<<<< ", StringComparison.Ordinal))
        {
            throw new ExportException("MLOPS1805", $"{FileName} holds Git conflict markers.", "Take either side, then export again.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Options.MaxDepth });
            string? schema = document.RootElement.TryGetProperty("schema", out JsonElement named) ? named.GetString() : null;
            if (schema != CurrentSchema)
            {
                throw new ExportException(
                    "MLOPS1805",
                    $"{FileName} has the schema '{schema}', and this version reads {CurrentSchema}.",
                    "Use the version of mlops that wrote it, or a later one.");
            }

            ExportManifest manifest = document.Deserialize<ExportManifest>(Options) ?? throw new JsonException("it is null");
            manifest.Check(new ExportFolder(folder));
            return manifest;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ExportException("MLOPS1805", $"{FileName} is not readable: {fault.Message}", "Restore it from Git, or delete it and export into an empty folder.", fault);
        }
    }

    /// <summary>
    /// Refuses texts of replaced cells that are not the code that was exported: whoever reads the notebook does not see
    /// them, and they are what the library is made from.
    /// </summary>
    /// <param name="fingerprint">The digest of a cell's code.</param>
    /// <exception cref="ExportException">A text is another (MLOPS1805).</exception>
    public void RequireTexts(ICodeFingerprint fingerprint)
    {
        if (Sources.FirstOrDefault(source => source.Text is { } text && fingerprint.Of(text) != source.Fingerprint) is { } odd)
        {
            throw new ExportException(
                "MLOPS1805", $"The text of {odd.Name} in {FileName} is not the one that was exported.", $"Take {FileName} back from Git.");
        }
    }

    /// <summary>It comes out of a clone, so anybody wrote it.</summary>
    private void Check(ExportFolder folder)
    {
        if (HasNull(Packages) || HasNull(Sources) || HasNull(Members) || HasNull(Expected) || HasNull(Unconfirmed) || HasNull(Files)
            || Expected.Any(value => HasNull(value.Checks)) || (Calls is not null && (HasNull(Calls) || Calls.Any(call => HasNull(call.Arguments)))))
        {
            throw new JsonException("a list holds null");
        }

        if (Inputs is not null && (HasNull(Inputs) || Inputs.Any(input => input.Objection() is not null)))
        {
            throw new JsonException("an input is no digest of a file");
        }

        if (Values is not null && (HasNull(Values) || Values.Any(value => value.Objection() is not null)
            || Values.DistinctBy(value => value.Variable).Count() != Values.Count))
        {
            throw new JsonException("a value is none that was exported");
        }

        foreach (string path in Files.Select(file => file.Path).Concat(Members.Select(member => member.File)))
        {
            folder.PathOf(path);
        }

        if (Files.FirstOrDefault(file => file.Lines is { } lines && LineDigests.Parse(lines) is null) is { } odd)
        {
            throw new JsonException($"the lines of {odd.Path} are not digests");
        }

        if (Sources.FirstOrDefault(source => source.Text?.Length > ManifestSource.LongestText) is { } vast)
        {
            throw new JsonException($"the text of {vast.Name} is longer than {ManifestSource.LongestText} characters");
        }

        if (Files.GroupBy(file => file.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new JsonException($"it has the file {twice.Key} twice");
        }
    }

    private static bool HasNull<T>(IReadOnlyList<T> list) => list.Any(item => item is null);
}
