using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>
/// The difference of a file that a stamp names and that is not read: a stamp comes out of a clone, and may name any file
/// of the machine.
/// </summary>
internal static class UnreadFile
{
    /// <summary>The difference.</summary>
    /// <param name="kind">Of an asset or of another file.</param>
    /// <param name="subject">What the stamp names.</param>
    /// <param name="path">Its path in the stamp.</param>
    /// <param name="was">What the stamp says of it.</param>
    /// <param name="objection">Why it is not read, as a clause that goes with the path.</param>
    public static StampDifference Of(DifferenceKind kind, string subject, string path, string was, string objection) => new(
        kind,
        DifferenceWeight.Material,
        subject,
        was,
        null,
        new Remedy(RemedyKind.RestoreData, $"Put {path} into the repository itself, then run the notebook and pin with --update."))
    {
        Detail = $"{path} {objection.Replace("the folder", "the repository", StringComparison.Ordinal)}, so it was not read",
    };
}
