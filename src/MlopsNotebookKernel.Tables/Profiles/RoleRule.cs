using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>
/// Tells what a column is for. Timestamps are times. Of at least <see cref="LeastRows"/> present values, text is an
/// identifier when at least 95 % of them are distinct; whole numbers only when they look like keys besides: all
/// distinct and packed (the range is less than twice their number), or 95 % distinct under a name that says so
/// (<c>id</c>, <c>key</c>, <c>uuid</c>, … at its end). So prices and amounts, however fine, are features.
/// </summary>
internal static class RoleRule
{
    /// <summary>Fewer values than these cannot tell.</summary>
    internal const long LeastRows = 100;

    private const double NearlyAll = 0.95;

    private static readonly string[] KeyWords = ["id", "ids", "key", "uuid", "guid", "identifier"];

    /// <summary>Tells what a column is for.</summary>
    /// <param name="column">The column.</param>
    /// <param name="present">Number of present values.</param>
    /// <param name="distinct">Number of distinct ones among them.</param>
    /// <param name="numeric">The range of a numeric column.</param>
    internal static ColumnRole Infer(Column column, long present, long distinct, NumericSummary? numeric)
    {
        bool nearlyAllDistinct = present >= LeastRows && distinct >= NearlyAll * present;
        return column.Type switch
        {
            ColumnType.Timestamp => ColumnRole.Time,
            ColumnType.Text when nearlyAllDistinct => ColumnRole.Identifier,
            ColumnType.Integer when nearlyAllDistinct && LooksLikeKey(column.Name, present, distinct, numeric) => ColumnRole.Identifier,
            _ => ColumnRole.Feature,
        };
    }

    private static bool LooksLikeKey(string name, long present, long distinct, NumericSummary? numeric)
    {
        bool packed = distinct == present && numeric is { Minimum: >= 0 } && numeric.Maximum - numeric.Minimum < 2.0 * present;
        return packed || KeyWords.Contains(LastWord(name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The last word of <c>customer_id</c>, <c>customerId</c> or <c>Customer ID</c>.</summary>
    private static string LastWord(string name)
    {
        int end = name.Length;
        int start = end;
        while (start > 0 && char.IsLetter(name[start - 1]))
        {
            start--;
            if (char.IsUpper(name[start]) && start > 0 && !char.IsUpper(name[start - 1]))
            {
                break;
            }
        }

        return name[start..end];
    }
}
