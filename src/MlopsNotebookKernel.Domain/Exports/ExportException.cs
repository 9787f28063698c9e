using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A notebook cannot be exported (codes MLOPS18xx).</summary>
/// <param name="code">A code MLOPS18xx.</param>
/// <param name="message">What stands in the way.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class ExportException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner)
{
    /// <summary>Everything that stands in the way, where it is the notebook's code.</summary>
    public IReadOnlyList<ExportRefusal> Refusals { get; private init; } = [];

    /// <summary>The notebook holds code that cannot become library code (MLOPS1802): one message with all of it.</summary>
    /// <param name="refusals">What, where and what to do; at least one.</param>
    public static ExportException Refused(IReadOnlyList<ExportRefusal> refusals) => new(
        "MLOPS1802",
        refusals.Count == 1
            ? $"One thing cannot become library code: {refusals[0]}"
            : $"{refusals.Count} things cannot become library code:\n{string.Join("\n", refusals)}",
        "Change the cells as said and export again; nothing was written.")
    {
        Refusals = refusals,
    };

    /// <summary>Cells cannot be replaced by calls of the library (MLOPS1816): one message with all that stands in the way.</summary>
    /// <param name="refusals">What, where and what to do; at least one.</param>
    public static ExportException NotReplaceable(IReadOnlyList<ExportRefusal> refusals) => new(
        "MLOPS1816",
        refusals.Count == 1
            ? $"One thing keeps the cells from being replaced: {refusals[0]}"
            : $"{refusals.Count} things keep the cells from being replaced:\n{string.Join("\n", refusals)}",
        "Change the cells as said and export again, or export without --replace; nothing was written.")
    {
        Refusals = refusals,
    };
}
