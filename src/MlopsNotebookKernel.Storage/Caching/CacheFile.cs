using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Storage.Caching;

/// <summary>
/// Reads and writes what can be computed again at any time. A file that is missing, damaged or of another version is
/// no error but a miss: the answer is computed and the file replaced.
/// </summary>
internal static class CacheFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads an entry; null on a miss.</summary>
    /// <typeparam name="T">The entry's type.</typeparam>
    /// <param name="path">Absolute path.</param>
    public static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options);
        }
        catch (Exception miss) when (miss is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes an entry whole, replacing an earlier one. Not forced to the disk: a torn entry is a miss. Where the store
    /// cannot be written to (another user's, a full disk), nothing is remembered and answers are computed each time.
    /// </summary>
    /// <typeparam name="T">The entry's type.</typeparam>
    /// <param name="path">Absolute path.</param>
    /// <param name="entry">The entry.</param>
    public static void Write<T>(string path, T entry)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(entry, Options));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
