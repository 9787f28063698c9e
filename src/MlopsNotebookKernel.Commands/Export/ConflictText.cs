using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Says where a file was changed on both sides, and how.</summary>
internal static class ConflictText
{
    private const int MostLines = 20;

    /// <summary>Each place with the library's lines and the notebook's.</summary>
    /// <param name="change">A conflict.</param>
    public static string Of(FileChange change)
    {
        if (change.After is null)
        {
            return $"{change.Path}: the notebook makes it no longer.\n";
        }

        StringBuilder text = new();
        foreach (MergeConflict conflict in change.Conflicts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{change.Path}, line {conflict.Line}:\n");
            Append(text, "library ", conflict.Library);
            Append(text, "notebook", conflict.Notebook);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string side, IReadOnlyList<string> lines)
    {
        foreach (string line in lines.Take(MostLines))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {side} | {line}\n");
        }

        if (lines.Count is 0 or > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {side} | ({(lines.Count == 0 ? "nothing" : $"{lines.Count - MostLines} lines more")})\n");
        }
    }
}
