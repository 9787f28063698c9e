using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Tells which .NET SDK builds a folder's projects, without starting it.</summary>
public static class InstalledSdk
{
    private const long LargestFile = 1 << 20;

    /// <summary>
    /// The version that <c>global.json</c> names where it is installed, else the newest release beside the runtime that
    /// runs; null where none is installed there.
    /// </summary>
    /// <param name="folder">Absolute path of the folder.</param>
    public static string? For(string folder) => RuntimeRoot() is { } root ? For(folder, Path.Combine(root, "sdk")) : null;

    /// <summary>The same, of the SDKs in a folder.</summary>
    /// <param name="folder">Absolute path of the folder of projects.</param>
    /// <param name="installed">Absolute path of the folder that holds a folder an SDK.</param>
    internal static string? For(string folder, string installed)
    {
        if (!Directory.Exists(installed))
        {
            return null;
        }

        string[] versions = [.. Directory.EnumerateDirectories(installed).Select(path => Path.GetFileName(path)).Where(name => Number(name) is not null)];
        return Named(folder) is { } named && versions.Contains(named, StringComparer.Ordinal)
            ? named
            : versions.OrderByDescending(Number).ThenBy(name => name.Contains('-')).ThenByDescending(name => name, StringComparer.Ordinal).FirstOrDefault();
    }

    private static Version? Number(string name) => Version.TryParse(name.Split('-')[0], out Version? version) ? version : null;

    /// <summary>The runtime lies in <c>&lt;root&gt;/shared/Microsoft.NETCore.App/&lt;version&gt;</c>.</summary>
    private static string? RuntimeRoot() =>
        Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } runtime ? Path.GetFullPath(Path.Combine(runtime, "..", "..", "..")) : null;

    private static string? Named(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            FileInfo file = new(Path.Combine(at.FullName, "global.json"));
            if (file.Exists && file.Length is > 0 and < LargestFile)
            {
                return VersionIn(File.ReadAllText(file.FullName));
            }
        }

        return null;
    }

    private static string? VersionIn(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("sdk", out JsonElement sdk)
                && sdk.ValueKind == JsonValueKind.Object && sdk.TryGetProperty("version", out JsonElement version) && version.ValueKind == JsonValueKind.String
                ? version.GetString()
                : null;
        }
        catch (JsonException)
        {
            // The SDK itself passes over a file that it cannot read.
            return null;
        }
    }
}
