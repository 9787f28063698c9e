using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Domain.Reproductions.Masks;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Reproductions;

/// <summary>What <c>.mlops/config.json</c> says of comparing, under <c>reproduce</c>.</summary>
/// <param name="Tolerance">How far two numbers may differ, relative to the larger one.</param>
/// <param name="Masks">What varies beside what is known to.</param>
public sealed record ReproductionSettings(double Tolerance, IReadOnlyList<OutputMask> Masks)
{
    private const long LargestFile = 1 << 20;

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <summary>Reads the settings of a workspace; without any, the defaults.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <exception cref="ReproductionException">They cannot be read, or say what they cannot (MLOPS2510).</exception>
    public static ReproductionSettings Read(Workspace workspace)
    {
        string path = workspace.FactPath("config.json");
        if (!File.Exists(path))
        {
            return new ReproductionSettings(ValueRules.DefaultTolerance, []);
        }

        if (FactFile.Objection(path, LargestFile) is { } objection)
        {
            throw Malformed(objection, null);
        }

        Section? section;
        try
        {
            section = JsonSerializer.Deserialize<Document>(File.ReadAllText(path, Encoding.UTF8), Reading)?.Reproduce;
        }
        catch (JsonException exception)
        {
            throw Malformed("its \"reproduce\" is not an object with tolerance and masks", exception);
        }

        if (section?.Tolerance is { } tolerance && !(tolerance is >= 0 and < 1))
        {
            throw Malformed("the tolerance is not from 0 to 1", null);
        }

        if (section?.Masks?.Any(mask => mask is not { Name.Length: > 0, Pattern.Length: > 0 }) == true)
        {
            throw Malformed("a mask has no name or no pattern", null);
        }

        return new ReproductionSettings(
            section?.Tolerance ?? ValueRules.DefaultTolerance,
            [.. (section?.Masks ?? []).Select(mask => new PatternMask(mask!.Name!, mask.Pattern!))]);
    }

    private static ReproductionException Malformed(string why, Exception? inner) => new(
        "MLOPS2510",
        $"The file .mlops/config.json cannot be used: {why}.",
        "Write \"reproduce\": { \"tolerance\": 1e-9, \"masks\": [ { \"name\": \"run numbers\", \"pattern\": \"run-[0-9]+\" } ] }.",
        inner);

    private sealed record Document(Section? Reproduce);

    private sealed record Section(double? Tolerance, IReadOnlyList<MaskEntry?>? Masks);

    private sealed record MaskEntry(string? Name, string? Pattern);
}
