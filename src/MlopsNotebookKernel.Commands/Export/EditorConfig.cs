using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>What a repository's <c>.editorconfig</c> files say of C# code.</summary>
internal static class EditorConfig
{
    private const int LargestFile = 1 << 20;

    /// <summary>The value of a setting; null where none is said, or the file is none that can be read.</summary>
    /// <param name="folders">The nearest first.</param>
    /// <param name="setting">Its name.</param>
    public static string? Says(IEnumerable<string> folders, string setting)
    {
        foreach (FileInfo file in folders.Select(folder => new FileInfo(Path.Combine(folder, ".editorconfig"))).Where(file => file.Exists && RegularFile.Is(file.FullName) && file.Length <= LargestFile))
        {
            bool isOfCode = false;
            bool isRoot = false;
            string? value = null;
            foreach (string line in File.ReadLines(file.FullName).Select(line => line.Trim()))
            {
                if (line.StartsWith('['))
                {
                    // Of all files, or of those that end in .cs, alone or among others; what is said of single folders is not looked into.
                    string pattern = line.Trim('[', ']');
                    isOfCode = pattern == "*" || (pattern.StartsWith("*.", StringComparison.Ordinal) && pattern[2..].Trim('{', '}').Split(',').Any(ending => ending.Trim() == "cs"));
                }
                else if (line.Split('=', 2) is [var name, var said])
                {
                    isRoot |= name.Trim() == "root" && said.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
                    value = isOfCode && name.Trim() == setting ? said.Trim() : value;
                }
            }

            if (value is not null || isRoot)
            {
                return value;
            }
        }

        return null;
    }
}
