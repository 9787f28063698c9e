using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace FlightDelay.Tests;

/// <summary>The library says what the notebook says: no exported cell has changed since.</summary>
public sealed class NotebookAgreementTests
{
    [Fact]
    public void Notebook_SinceTheExport_HasNotChanged()
    {
        Assert.True(File.Exists(LibraryFolder.Notebook), $"{LibraryFolder.Notebook} is not there. Delete this test when the library has left its notebook.");
        HashSet<string> cells = [.. CellsOf(LibraryFolder.Notebook).Select(Digest)];
        using JsonDocument export = JsonDocument.Parse(File.ReadAllText(Path.Combine(LibraryFolder.Path, "export.json")));
        List<string> changed = [.. export.RootElement.GetProperty("sources").EnumerateArray()
            .Where(source => !cells.Contains(source.GetProperty("sha256").GetString()!))
            .Select(NameOf)];
        Assert.True(changed.Count == 0, $"These cells changed since the export: {string.Join(", ", changed)}. Run: mlops export \"{LibraryFolder.Notebook}\" --to \"{LibraryFolder.Path}\"");
    }

    private static List<string> CellsOf(string notebook)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(notebook));
        List<string> sources = [];
        foreach (JsonElement cell in document.RootElement.GetProperty("cells").EnumerateArray())
        {
            JsonElement source = cell.GetProperty("source");
            sources.Add(source.ValueKind == JsonValueKind.Array
                ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
                : source.GetString()!);
        }

        return sources;
    }

    private static string Digest(string source) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(source.Replace("\r\n", "\n").Replace('\r', '\n').Trim())));

    private static string NameOf(JsonElement source) =>
        source.TryGetProperty("mark", out JsonElement mark) ? mark.GetString()! : $"cell {source.GetProperty("cell").GetString()}";
}
