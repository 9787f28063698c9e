using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Columns;

/// <summary>The rule for column names: every column can be named, and no two by the same name.</summary>
internal static class ColumnNames
{
    /// <summary>Checks names; a blank one (an index that was saved without a name) becomes <c>column</c> and its place from 0.</summary>
    /// <param name="names">Names as the source writes them.</param>
    /// <param name="source">What the table is called, for messages.</param>
    /// <exception cref="TableException">Two are alike, upper and lower case apart (Parquet files are read so).</exception>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> names, string source)
    {
        string[] result = [.. names.Select(static (name, i) =>
            string.IsNullOrWhiteSpace(name) ? string.Create(CultureInfo.InvariantCulture, $"column{i}") : name)];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in result)
        {
            if (!seen.Add(name))
            {
                throw new TableException(
                    "MLOPS1407",
                    $"'{source}' has more than one column named '{name}' (upper and lower case are the same here).",
                    "Rename one of them.");
            }
        }

        return result;
    }
}
