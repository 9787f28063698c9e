using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>
/// Files and folders as values, with forward slashes, relative to the session's folder. With something typed already
/// just the folder that it names is listed, as a shell does; else the session's folder and what lies a little below it.
/// Hidden entries and folders of builds and packages are left out unless typed, and no network path is ever touched: on
/// some systems looking at one sends the user's credentials.
/// </summary>
internal static class FileValues
{
    private const int MostEntries = 4000;
    private const int Depth = 3;

    private static readonly string[] Data = [".csv", ".tsv", ".parquet", ".json", ".jsonl", ".ndjson"];
    private static readonly string[] Notebooks = [".ipynb", ".dib"];
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    /// <summary>The values, the likeliest first.</summary>
    /// <param name="folder">The session's folder; absolute.</param>
    /// <param name="prefix">What is typed already; null or empty lists what is near.</param>
    /// <param name="preference">Which are the likeliest.</param>
    public static IReadOnlyList<CompletionItem> Of(string folder, string? prefix, FilePreference preference)
    {
        if (prefix is null)
        {
            return Sorted(Near(folder), preference);
        }

        int slash = prefix.LastIndexOfAny(['/', '\\']);
        string typed = slash < 0 ? "" : prefix[..(slash + 1)];
        string name = prefix[(slash + 1)..];
        if (typed.StartsWith("//", StringComparison.Ordinal) || typed.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return [];
        }

        string listed = Path.GetFullPath(typed.Length == 0 ? "." : typed.Replace('\\', '/'), folder);
        return Directory.Exists(listed)
            ? Sorted(
                Entries(listed).Where(entry => entry.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                        && (name.Length > 0 || !IsSkipped(entry)))
                    .Select(entry => (typed + entry.Name, entry is DirectoryInfo)),
                preference)
            : [];
    }

    private static IReadOnlyList<CompletionItem> Sorted(IEnumerable<(string Path, bool IsFolder)> entries, FilePreference preference) =>
    [
        .. entries.Where(entry => preference != FilePreference.Notebooks || entry.IsFolder || Has(entry.Path, Notebooks))
            .OrderBy(entry => Rank(entry.Path, entry.IsFolder, preference))
            .ThenBy(entry => entry.Path.Count(character => character == '/'))
            .ThenBy(entry => entry.Path, StringComparer.OrdinalIgnoreCase)
            .Select(entry => new CompletionItem(entry.IsFolder ? $"{entry.Path}/" : entry.Path, "path")),
    ];

    private static int Rank(string path, bool isFolder, FilePreference preference) => preference switch
    {
        FilePreference.Notebooks => isFolder ? 1 : 0,
        FilePreference.Data => !isFolder && Has(path, Data) ? 0 : isFolder ? 1 : 2,
        _ => isFolder || Has(path, Data) ? 0 : 1,
    };

    private static bool Has(string path, string[] extensions) =>
        extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Path, bool IsFolder)> Near(string folder)
    {
        int left = MostEntries;
        Queue<(string Path, string Typed, int Depth)> folders = new([(folder, "", 0)]);
        while (folders.TryDequeue(out (string Path, string Typed, int Depth) next))
        {
            foreach (FileSystemInfo entry in Entries(next.Path).Where(entry => !IsSkipped(entry)))
            {
                if (left-- == 0)
                {
                    yield break;
                }

                yield return (next.Typed + entry.Name, entry is DirectoryInfo);
                if (entry is DirectoryInfo { LinkTarget: null } && next.Depth < Depth)
                {
                    folders.Enqueue((entry.FullName, $"{next.Typed}{entry.Name}/", next.Depth + 1));
                }
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder) => new DirectoryInfo(folder)
        .EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System })
        .Take(MostEntries);

    private static bool IsSkipped(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || (entry is DirectoryInfo && Skipped.Contains(entry.Name, StringComparer.OrdinalIgnoreCase));
}
