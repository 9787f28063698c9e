using MlopsNotebookKernel.Commands.Drift;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Tells failed requests by a column: an HTTP status, a truth, a number or a word.</summary>
internal static class RequestStatus
{
    private static readonly HashSet<string> Good = new(["ok", "success", "succeeded", "completed", "done", "200", "true"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request failed: HTTP status of 500 and more; true in a column of failures, false in another; any number but 0 else; a word that means no success.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="value">Its value.</param>
    public static bool IsFailure(string column, object value)
    {
        bool ofFailures = column.Contains("fail", StringComparison.OrdinalIgnoreCase) || column.Contains("error", StringComparison.OrdinalIgnoreCase);
        return value switch
        {
            bool truth => truth == ofFailures,
            long number when number is >= 100 and < 600 => number >= 500,
            long number => ofFailures || !IsTruth(column) ? number != 0 : number == 0,
            _ => ofFailures ? ValueText.Of(value).Trim().Length > 0 : !Good.Contains(ValueText.Of(value).Trim()),
        };
    }

    private static bool IsTruth(string column) => column.Equals("ok", StringComparison.OrdinalIgnoreCase) || column.Contains("success", StringComparison.OrdinalIgnoreCase);
}
